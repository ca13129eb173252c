using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Loops. Variables that a loop may assign are carried from pass to pass.</content>
internal sealed partial class BodyReader
{
    private void ReadWhile(IWhileLoopOperation loop)
    {
        if (loop.Condition is null || loop.ConditionIsUntil)
        {
            Refuse(loop, "This loop");
        }
        else if (loop.ConditionIsTop)
        {
            ReadLoop(loop, loop.Condition, () => ReadBodyOfLoop(loop), null);
        }
        else
        {
            ReadLoop(loop, null, () => ReadBodyOfLoop(loop), loop.Condition);
        }
    }

    private void ReadFor(IForLoopOperation loop)
    {
        foreach (var statement in loop.Before)
        {
            ReadStatement(statement);
        }

        ReadLoop(loop, loop.Condition, () => ReadBodyOfLoop(loop), null, loop.AtLoopBottom);
    }

    /// <summary>A <c>foreach</c> over an array or a span goes through its indices, the last one fastest.</summary>
    private void ReadForEach(IForEachLoopOperation loop)
    {
        var collection = loop.Collection;
        while (collection is IConversionOperation { IsImplicit: true } conversion && conversion.Operand.Type is { } type && Types.ElementOfBuffer(type) is not null)
        {
            collection = conversion.Operand;
        }

        if (collection.Type is not null && Types.ElementOfBuffer(Substituted(collection.Type)) is null && ReadForEachOfSequence(loop, loop.Collection))
        {
            return;
        }

        if (collection.Type is null || Types.ElementOfBuffer(Substituted(collection.Type)) is not { } element
            || loop.LoopControlVariable is not (IVariableDeclaratorOperation or IDeclarationExpressionOperation or ITupleOperation) || loop.IsAsynchronous)
        {
            Refuse(loop, "A 'foreach' loop over anything but an array, a span or a constant sequence");
            return;
        }

        var buffer = ReadWire(collection);
        var lengths = Enumerable.Range(0, buffer.Type.Rank).Select(dimension => LengthOf(buffer, dimension, loop)).ToList();
        var count = lengths.Aggregate((all, one) => Add(WireType.Int32, Form.Multiply, Effect.Pure, loop, all, one));
        var index = _wires.New(WireType.Int32, "i");
        var body = loop;
        var one = _target.Constant(Literal.Of(WireType.Int32, "1"));
        RunLoop(
            loop,
            AssignedIn(loop.Body),
            new[] { (Parameter: index, Initial: _target.Constant(Literal.Of(WireType.Int32, "0"))) },
            () => Add(WireType.Boolean, Form.Infix("<"), Effect.Pure, loop, index, count),
            () =>
            {
                var place = new BufferPlace(buffer, IndicesOf(index, lengths, loop).ToArray(), element, loop);
                if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { IsRef: true } alias })
                {
                    if (!TryName(alias, place))
                    {
                        Refuse(loop, "A 'foreach' loop by reference over elements of this type");
                    }

                    ReadBodyOfLoop(body);
                    return;
                }

                var read = Load(place);
                if (loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol: var variable })
                {
                    SetVariable(variable, ConvertElements(read, Substituted(element), Substituted(variable.Type), loop));
                }
                else
                {
                    Deconstruct(loop.LoopControlVariable, read, element, loop);
                }

                ReadBodyOfLoop(body);
            },
            null,
            () => new[] { Add(WireType.Int32, Form.Add, Effect.Pure, loop, index, one) });
    }

    /// <summary>The indices of the element that is reached after so many others.</summary>
    private IReadOnlyList<Wire> IndicesOf(Wire position, IReadOnlyList<Wire> lengths, IOperation origin)
    {
        var indices = new List<Wire>();
        for (int dimension = lengths.Count - 1; dimension > 0; dimension--)
        {
            indices.Insert(0, Add(WireType.Int32, Form.Infix("%"), Effect.Pure, origin, position, lengths[dimension]));
            position = Add(WireType.Int32, Form.Divide, Effect.Pure, origin, position, lengths[dimension]);
        }

        indices.Insert(0, position);
        return indices;
    }

    private void ReadBodyOfLoop(ILoopOperation loop)
    {
        bool continues = loop.Body.DescendantsAndSelf().Any(inner =>
            inner is IBranchOperation { BranchKind: BranchKind.Continue } @continue
            && SymbolEqualityComparer.Default.Equals(@continue.Target, loop.ContinueLabel));
        if (continues)
        {
            ReadScope(loop.ContinueLabel, isFunction: false, null, loop.Body, () => ReadStatement(loop.Body));
        }
        else
        {
            ReadStatement(loop.Body);
        }
    }

    private void ReadLoop(ILoopOperation loop, IOperation? head, Action body, IOperation? foot, ImmutableArray<IOperation> bottom = default)
    {
        var assigned = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var parts = new[] { head, loop.Body, foot }.Concat(bottom.IsDefault ? Enumerable.Empty<IOperation?>() : bottom);
        foreach (var part in parts)
        {
            assigned.UnionWith(part is null ? Enumerable.Empty<ISymbol>() : AssignedIn(part));
        }

        RunLoop(
            loop,
            assigned,
            Array.Empty<(Wire, Wire)>(),
            head is null ? null : () => ReadWire(head),
            () =>
            {
                body();
                foreach (var statement in bottom.IsDefault ? Enumerable.Empty<IOperation>() : bottom)
                {
                    ReadStatement(statement);
                }
            },
            foot,
            Array.Empty<Wire>);
    }

    private HashSet<ISymbol> AssignedIn(IOperation code)
    {
        if (!_assigned.TryGetValue(code, out var assigned))
        {
            assigned = AssignedVariables.In(code, _context.BodyOf);
            _assigned.Add(code, assigned);
        }

        return assigned;
    }

    /// <summary>Reads a loop from its parts.</summary>
    /// <param name="loop">The loop, for its labels.</param>
    /// <param name="assigned">The variables that it may assign.</param>
    /// <param name="hidden">What it carries besides variables.</param>
    /// <param name="head">Reads the condition at its top; null for none.</param>
    /// <param name="body">Reads one pass.</param>
    /// <param name="foot">The condition at its end; null for none.</param>
    /// <param name="step">Makes the next values of what is hidden, at the end of a pass.</param>
    private void RunLoop(
        ILoopOperation loop,
        HashSet<ISymbol> assigned,
        IReadOnlyList<(Wire Parameter, Wire Initial)> hidden,
        Func<Wire>? head,
        Action body,
        IOperation? foot,
        Func<IReadOnlyList<Wire>> step)
    {
        var carried = _variables.Keys.Where(assigned.Contains).OrderBy(variable => variable.Name, StringComparer.Ordinal).ToList();
        var frame = new ScopeFrame(loop.ExitLabel, IsFunction: false, carried) { IsLoop = true, Hidden = hidden.Select(pair => pair.Parameter).ToArray() };
        var initial = hidden.Select(pair => pair.Initial).Concat(carried.SelectMany(Held)).ToList();
        var parameters = hidden.Select(pair => pair.Parameter).ToList();
        foreach (var variable in carried)
        {
            var own = TypesOf(variable).Zip(NamesOf(variable), (type, name) => _wires.New(type, name)).ToList();
            parameters.AddRange(own);
            _variables = _variables.SetItem(variable, Value.Build(Substituted(TypeOfVariable(variable)), own));
        }

        // A condition that carries something on, by an assignment in it or by a call, belongs to the pass.
        Region? headRegion = null;
        Wire? condition = null;
        var headArm = ReadArm(() => head is null ? null : new Scalar(condition = head()));
        if (condition is null)
        {
            headRegion = HeadOf(_wires.New(WireType.Boolean), Literal.Boolean(true));
        }
        else if (headArm.Ending is null && ReferenceEquals(headArm.Variables, _variables) && headArm.Target.Gates.All(IsPlain))
        {
            headRegion = headArm.Target.End(new Yield(EquatableArray.Of(condition)));
        }

        var pass = ReadArm(() =>
        {
            _scopes.Push(frame);
            if (headRegion is null)
            {
                _target.AddRange(headArm.Target.Gates);
                _variables = headArm.Variables;
                if (headArm.Ending is not null)
                {
                    End(headArm.Ending);
                }
                else
                {
                    var run = ReadArm(() => null);
                    var leave = ReadArm(() =>
                    {
                        End(ExitTo(frame, Enumerable.Empty<Wire>()));
                        return null;
                    });
                    Join(condition!, run, leave, null);
                }
            }

            body();
            if (_ending is null)
            {
                var again = foot is null ? _target.Constant(Literal.Boolean(true)) : ReadWire(foot);
                frame.WasLeft |= foot is not null && !(foot.ConstantValue is { HasValue: true, Value: true });
                End(new Exit(0, new[] { again }.Concat(step()).Concat(carried.SelectMany(Held)).ToArray()));
            }

            _scopes.Pop();
            return null;
        });

        headRegion ??= HeadOf(_wires.New(WireType.Boolean), Literal.Boolean(true));
        bool isEndless = IsConstantTrue(headRegion) && !frame.WasLeft;
        var results = parameters.Select(parameter => _wires.New(parameter.Type, parameter.Name)).ToList();
        _target.Add(new Loop(results, initial, parameters, headRegion, pass.Target.End(pass.Ending!), _wires.New(WireType.Nothing).Id, isEndless, Site: _context.Sites.Add(loop)));
        int next = hidden.Count;
        foreach (var variable in carried)
        {
            int count = TypesOf(variable).Count;
            _variables = _variables.SetItem(variable, Value.Build(Substituted(TypeOfVariable(variable)), results.GetRange(next, count)));
            next += count;
        }

        if (isEndless)
        {
            End(new Never());
        }
    }

    private static Region HeadOf(Wire wire, Literal value) => new(new Gate[] { new Constant(wire, value) }, new Yield(EquatableArray.Of(wire)));

    private static bool IsConstantTrue(Region head) =>
        head.Ending is Yield yield && head.Gates.OfType<Constant>().Any(gate => gate.Output.Id == yield.Results[0].Id && gate.Value.Text == "true");

    /// <summary>True for a gate that only computes: it can stand in the head of a loop.</summary>
    private static bool IsPlain(Gate gate) => gate switch
    {
        Constant or Circuits.Load => true,
        Apply apply => apply.Effect is Effect.Pure or Effect.Reads or Effect.Throws,
        Branch branch => branch.Regions.All(side => side.Ending is Yield && side.Gates.All(IsPlain)),
        _ => false,
    };

    private List<WireType> TypesOf(ISymbol variable) =>
        Types.Flatten(Substituted(TypeOfVariable(variable))).Select(TypeOf).ToList();

    /// <summary>The wires that a variable holds now.</summary>
    private List<Wire> Held(ISymbol variable) => WiresOf(_variables[variable], TypesOf(variable), _target);

    private void ReadContinue(IBranchOperation @continue)
    {
        var frame = _scopes.FirstOrDefault(scope => SymbolEqualityComparer.Default.Equals(scope.Owner, @continue.Target));
        if (frame is null)
        {
            Refuse(@continue, "A 'continue' here");
        }
        else if (_ending is null)
        {
            End(ExitTo(frame, Enumerable.Empty<Wire>()));
        }
    }
}
