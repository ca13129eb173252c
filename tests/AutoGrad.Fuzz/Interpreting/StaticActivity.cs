using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Functions;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Interpreting;

/// <summary>
/// What may depend on an active input by the text alone, whichever way a run takes. Where this and a run disagree about an
/// operand, the convention for ties is not clear enough to be compared.
/// </summary>
internal sealed class StaticActivity
{
    private readonly HashSet<Variable> _active = [];

    /// <summary>The numbers of a struct have a gradient in its methods.</summary>
    private readonly bool _hasGradientOfThis;

    public StaticActivity(FuzzProgram program)
    {
        _hasGradientOfThis = program.Shape == TypeShape.InstanceStruct;
        foreach (MethodDeclaration declaration in program.Methods)
        {
            Parameters(declaration.Method);
        }

        foreach (LocalFunction function in program.Descendants().OfType<LocalFunction>())
        {
            Parameters(function.Method);
        }

        int before;
        do
        {
            before = _active.Count;
            foreach (Node node in program.Descendants())
            {
                Visit(node);
            }
        }
        while (_active.Count != before);
    }

    public bool MayBeActive(Expression expression) => expression switch
    {
        Literal => false,
        FieldRead read => _hasGradientOfThis && read.Field.IsOfInstance && read.Kind.IsReal(),
        Read read => _active.Contains(read.Variable),
        Conditional conditional => MayBeActive(conditional.WhenTrue) || MayBeActive(conditional.WhenFalse),
        SwitchExpression choice => choice.Arms.Any(arm => MayBeActive(arm.Value)),
        FunctionCall { Function.IsDetach: true } => false,
        Element element => MayBeActive(element.Buffer),
        Length => false,
        Assign assign => MayBeActive(assign.Value) || MayBeActive(assign.Target),
        Step step => MayBeActive(step.Target),
        Invoke { Method.IsLocal: true } => true,
        Invoke invoke => invoke.Arguments.Any(argument => MayBeActive(argument.Value)),
        _ => expression.Children.OfType<Expression>().Any(MayBeActive),
    };

    private void Parameters(Method method)
    {
        foreach (Parameter parameter in method.Parameters)
        {
            if (parameter.Kind.IsActive() && !parameter.IsConstant)
            {
                _active.Add(parameter.Variable);
            }
        }
    }

    private void Visit(Node node)
    {
        switch (node)
        {
            case Declare { Value: { } value } declare when MayBeActive(value):
                _active.Add(declare.Variable);
                break;
            case Assign assign when MayBeActive(assign.Value):
                Mark(assign.Target);
                break;
            case Deconstruction deconstruct when IsActive(deconstruct.Source):
                _active.UnionWith(deconstruct.Targets);
                break;
            case TupleLocal tuple when IsActive(tuple.Source):
                _active.UnionWith(tuple.Elements);
                break;
            case ForEach loop when MayBeActive(loop.Buffer):
                _active.Add(loop.Item);
                break;
            case Counter counter when MayBeActive(counter.Start):
                _active.Add(counter.Variable);
                break;
            case BufferStatement whole when whole.Numbers.Any(MayBeActive) || (whole.Other is not null && MayBeActive(whole.Buffer)):
                Mark(whole.Other ?? whole.Buffer);
                break;
            case Swap swap when MayBeActive(swap.First) || MayBeActive(swap.Second):
                Mark(swap.First);
                Mark(swap.Second);
                break;
            case Argument { IsByReference: true } argument:
                Mark(argument.Value);
                break;
            default:
                break;
        }
    }

    private void Mark(Expression place)
    {
        switch (place)
        {
            case Read read:
                _active.Add(read.Variable);
                break;
            case Element element:
                Mark(element.Buffer);
                break;
            case Slice slice:
                Mark(slice.Buffer);
                break;
            case Programs.Range range:
                Mark(range.Buffer);
                break;
            case Convert conversion:
                Mark(conversion.Operand);
                break;
            default:
                break;
        }
    }

    private bool IsActive(DeconstructionSource source) => source switch
    {
        TupleSource tuple => tuple.Values.Any(MayBeActive),
        InvokeSource invoke => MayBeActive(invoke.Invoke),
        PairSource pair => MayBeActive(pair.Argument),
        _ => true,
    };
}
