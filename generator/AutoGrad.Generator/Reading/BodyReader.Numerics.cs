using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>
/// The framework's functions on structs of numbers. Their text is not there to be followed: the value is computed by a call, and an expression from
/// the table stands for its derivative.
/// </content>
internal sealed partial class BodyReader
{
    private static StructRule? StructRuleOf(IMethodSymbol method) =>
        method.ContainingNamespace?.ToDisplayString() == "System.Numerics" && method.DeclaringSyntaxReferences.IsEmpty ? StructTable.Find(SignatureOf(method)) : null;

    private static string SignatureOf(IMethodSymbol method)
    {
        var operands = method.Parameters.Select(parameter => parameter.Type.Name);
        operands = method.IsStatic ? operands : operands.Prepend(method.ContainingType.Name);
        return method.ContainingType.Name + "." + method.Name + "(" + string.Join(", ", operands) + ")";
    }

    /// <summary>Reads a call of such a function; null for any other.</summary>
    private Value? ReadStructFunction(IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, IOperation origin)
    {
        if (StructRuleOf(method) is not { } rule)
        {
            return IsInverse(method) ? ReadInverse(method, arguments, origin) : null;
        }

        var receiver = instance is null ? System.Array.Empty<Value>() : new[] { Read(instance) };
        var byParameter = new SortedDictionary<int, Value>();
        foreach (var argument in arguments)
        {
            byParameter[argument.Parameter!.Ordinal] = Read(argument.Value);
        }

        return ReadStructFunction(rule, method, origin, receiver.Concat(byParameter.Values).ToArray());
    }

    /// <param name="rule">The row of the table.</param>
    /// <param name="method">The function.</param>
    /// <param name="origin">The call.</param>
    /// <param name="operands">Its operands, the receiver first.</param>
    private Value ReadStructFunction(StructRule rule, IMethodSymbol method, IOperation origin, params Value[] operands)
    {
        var type = method.ReturnType;
        var parts = Evaluate(rule, Types.Of(Types.Flatten(type).First()), operands.SelectMany(operand => operand.Wires), origin);
        if (rule.IsExact)
        {
            return Value.Build(type, parts);
        }

        var types = method.IsStatic ? method.Parameters.Select(parameter => parameter.Type) : method.Parameters.Select(parameter => parameter.Type).Prepend(method.ContainingType);
        var wholes = operands.Zip(types, (operand, operandType) => WholeOf(operand, operandType, origin)).ToArray();
        return StandFor(Compute(FormOfFunction(method), TypeOf(type), wholes, origin), type, parts, origin);
    }

    /// <summary>A value of the framework's, with expressions that stand for its parts.</summary>
    private Value StandFor(Wire computed, ITypeSymbol type, IReadOnlyList<Wire> parts, IOperation origin)
    {
        var values = IsSplit(type) ? ((Pack)Explode(computed, type, origin)).Wires.ToList() : new List<Wire> { computed };
        return Value.Build(type, values.Zip(parts, (value, part) => Add(value.Type, Form.StoodFor, Effect.Pure, origin, value, part)).ToList());
    }

    private Wire Compute(Form form, WireType type, Wire[] operands, IOperation origin)
    {
        var output = _wires.New(type);
        _target.Add(new Apply(output, form, operands, Site: _context.Sites.Add(origin), IsStoodFor: true));
        return output;
    }

    private static Form FormOfFunction(IMethodSymbol method)
    {
        string? infix = method.Name switch
        {
            "op_Addition" => "+",
            "op_Subtraction" => "-",
            "op_Multiply" => "*",
            "op_Division" => "/",
            _ => null,
        };
        return infix is not null ? new Form(FormKind.Infix, infix, Form.UserDefined)
            : method.Name == "op_UnaryNegation" ? new Form(FormKind.Prefix, "-", Form.UserDefined)
            : method.Name == "op_UnaryPlus" ? new Form(FormKind.Prefix, "+", Form.UserDefined)
            : method.MethodKind == MethodKind.Conversion ? Form.Cast(Types.Of(method.ReturnType))
            : method.MethodKind == MethodKind.PropertyGet ? new Form(FormKind.Member, "." + method.AssociatedSymbol!.Name)
            : FormOf(method, !method.IsStatic);
    }

    /// <summary>The parts of a row's result as gates over the parts of the operands.</summary>
    private IReadOnlyList<Wire> Evaluate(StructRule rule, WireType number, IEnumerable<Wire> operands, IOperation origin)
    {
        var known = operands.ToList();
        foreach (var step in rule.Steps)
        {
            known.Add(Evaluate(step, number, known, origin));
        }

        return rule.Parts.Select(part => Evaluate(part, number, known, origin)).ToList();
    }

    private Wire Evaluate(RuleExpression expression, WireType number, IReadOnlyList<Wire> known, IOperation origin)
    {
        switch (expression)
        {
            case RuleNumber constant:
                return _target.Constant(Literal.Real(number, constant.Value));
            case RuleOperand operand:
                return known[operand.Index];
            case RuleOperation { Form.Kind: FormKind.Cast } cast:
                var from = Evaluate(cast.Operands[0], number, known, origin);
                return from.Type == number ? from : Add(number, Form.Cast(number), Effect.Pure, origin, from);
            case RuleOperation operation:
                bool isTest = operation.Form == Form.Scales || operation.Form == Form.ByQuaternion || operation.Form is { Kind: FormKind.Infix, Symbol: "<" or ">" or "==" or "&&" };
                var operands = operation.Operands.Select(inner => Evaluate(inner, number, known, origin)).ToArray();
                return Add(isTest ? WireType.Boolean : number, operation.Form, Effect.Pure, origin, operands);
            default:
                throw new System.InvalidOperationException("An unknown kind of rule expression.");
        }
    }

    // ---- Inverses, which come by 'out' ----

    private static bool IsInverse(IMethodSymbol method) =>
        method is { Name: "Invert", IsStatic: true, ContainingType: { Name: "Matrix4x4" or "Matrix3x2" } type } && type.ContainingNamespace.ToDisplayString() == "System.Numerics";

    private Value ReadInverse(IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments, IOperation origin)
    {
        var type = method.ContainingType;
        var given = arguments.First(argument => argument.Parameter!.Ordinal == 0);
        var result = arguments.First(argument => argument.Parameter!.Ordinal == 1);
        var matrix = Read(given.Value);
        var place = ReadPlace(result.Value);
        if (place is not (VariablePlace or PartPlace or NoPlace))
        {
            return Refuse(result, "An argument of this kind passed by 'out'");
        }

        string function = "Numerics.Inverse(" + type.Name + ")";
        var parts = Evaluate(StructTable.Find(function)!, WireType.Single, matrix.Wires, origin);
        var whole = WholeOf(matrix, type, origin);
        Assign(place, StandFor(Compute(Form.Call("Numerics.Inverse"), TypeOf(type), new[] { whole }, origin), type, parts, origin));
        return new Scalar(Compute(Form.Call("Numerics.CanBeInverted"), WireType.Boolean, new[] { whole }, origin));
    }
}
