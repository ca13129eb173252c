using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Switch statements and expressions, and patterns. A switch becomes a chain of branches.</content>
internal sealed partial class BodyReader
{
    private void ReadSwitch(ISwitchOperation @switch)
    {
        var value = Read(@switch.Value);

        // A section with labels beside its `default` keeps its place for them, and runs where nothing else matches.
        var sections = @switch.Cases.Where(section => LabelsOf(section).Any()).ToList();
        var fallback = @switch.Cases.FirstOrDefault(section => section.Clauses.Any(IsDefault));

        if (SectionsJumpedTo(@switch) is { Count: > 0 } targets)
        {
            ReadSectionsWithJumps(@switch, value, sections, fallback, targets);
        }
        else if (@switch.Cases.Any(section => HasInnerBreak(section, @switch)))
        {
            ReadScope(@switch.ExitLabel, isFunction: false, null, @switch, () => ReadSections(value, sections, 0, fallback, section => ReadSection(section, @switch), null));
        }
        else
        {
            ReadSections(value, sections, 0, fallback, section => ReadSection(section, @switch), null);
        }
    }

    private static bool IsDefault(ICaseClauseOperation clause) => clause is IDefaultCaseClauseOperation;

    private static IEnumerable<ICaseClauseOperation> LabelsOf(ISwitchCaseOperation section) => section.Clauses.Where(clause => !IsDefault(clause));

    /// <summary>True if the section breaks anywhere but at its end.</summary>
    private static bool HasInnerBreak(ISwitchCaseOperation section, ISwitchOperation @switch) =>
        WithoutLastBreak(section, @switch).Any(statement => statement.DescendantsAndSelf().Any(inner => IsBreakOf(inner, @switch)));

    private static bool IsBreakOf(IOperation operation, ISwitchOperation @switch) =>
        operation is IBranchOperation { BranchKind: BranchKind.Break } @break && SymbolEqualityComparer.Default.Equals(@break.Target, @switch.ExitLabel);

    private static IEnumerable<IOperation> WithoutLastBreak(ISwitchCaseOperation section, ISwitchOperation @switch)
    {
        var body = section.Body.Length == 1 && section.Body[0] is IBlockOperation block ? block.Operations : section.Body;
        return body.Length > 0 && IsBreakOf(body[body.Length - 1], @switch) ? body.Take(body.Length - 1) : body;
    }

    /// <summary>Reads the sections from an index on as a chain of branches.</summary>
    /// <param name="value">What the labels are compared with.</param>
    /// <param name="sections">The sections with labels, in order.</param>
    /// <param name="index">The first of them that is read.</param>
    /// <param name="fallback">The section with the <c>default</c>; null for none.</param>
    /// <param name="read">Reads a section, or null for none of them.</param>
    /// <param name="type">The type of what that hands out; null for nothing.</param>
    private Value ReadSections(
        Value value, List<ISwitchCaseOperation> sections, int index, ISwitchCaseOperation? fallback, Func<ISwitchCaseOperation?, Value?> read, ITypeSymbol? type)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (index == sections.Count)
        {
            return read(fallback) ?? new Pack(default);
        }

        var labels = LabelsOf(sections[index]).ToList();
        var condition = ReadClause(labels[0], value);
        foreach (var label in labels.Skip(1))
        {
            condition = Either(condition, label, value);
        }

        var then = ReadArm(() => read(sections[index]));
        var @else = ReadArm(() => ReadSections(value, sections, index + 1, fallback, read, type));
        return Join(condition, then, @else, type);
    }

    private Wire Either(Wire first, ICaseClauseOperation label, Value value)
    {
        if (label is IPatternCaseClauseOperation { Guard: not null })
        {
            // The guard is not evaluated where a label before has matched.
            var then = ReadArm(() => new Scalar(_target.Constant(Literal.Boolean(true))));
            var @else = ReadArm(() => new Scalar(ReadClause(label, value)));
            return Join(first, then, @else, _context.Compilation.GetSpecialType(SpecialType.System_Boolean)).Wires.Single();
        }

        var second = ReadClause(label, value);
        var both = _wires.New(WireType.Boolean);
        _target.Add(new Apply(both, Form.Infix("||"), EquatableArray.Of(first, second)));
        return both;
    }

    private Value? ReadSection(ISwitchCaseOperation? section, ISwitchOperation @switch)
    {
        if (section is not null)
        {
            ReadStatements(WithoutLastBreak(section, @switch).ToList());
        }

        return null;
    }

    private void ReadBreak(IBranchOperation @break)
    {
        var frame = _scopes.FirstOrDefault(scope => SymbolEqualityComparer.Default.Equals(scope.Owner, @break.Target));
        if (frame is null)
        {
            Refuse(@break, "A 'break' here");
        }
        else if (_ending is null)
        {
            End(ExitTo(frame, frame.Sections is null ? Enumerable.Empty<Wire>() : new[] { NumberOf(NoSection) }));
        }
    }

    private Wire ReadClause(ICaseClauseOperation clause, Value value)
    {
        switch (clause)
        {
            case ISingleValueCaseClauseOperation single when value is Scalar scalar:
                return EqualTo(scalar.Wire, single.Value);
            case IPatternCaseClauseOperation { Guard: null } pattern:
                return ReadPattern(value, pattern.Pattern);
            case IPatternCaseClauseOperation pattern:
                return Guarded(ReadPattern(value, pattern.Pattern), pattern.Guard!);
            default:
                return Refuse(clause, "This case").Wires.FirstOrDefault() ?? _target.Constant(Literal.Boolean(false));
        }
    }

    /// <summary>A guard is evaluated only where its pattern matches.</summary>
    private Wire Guarded(Wire matches, IOperation guard)
    {
        var then = ReadArm(() => Read(guard));
        var @else = ReadArm(() => new Scalar(_target.Constant(Literal.Boolean(false))));
        return Join(matches, then, @else, guard.Type).Wires.Single();
    }

    private Value ReadSwitchExpression(ISwitchExpressionOperation @switch, ITypeSymbol type)
    {
        return ReadArms(@switch, Read(@switch.Value), 0, type);
    }

    private Value ReadArms(ISwitchExpressionOperation @switch, Value value, int index, ITypeSymbol type)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.EnsureSufficientExecutionStack();
        if (index == @switch.Arms.Length)
        {
            return ThrowUnmatched(@switch, value, type);
        }

        var arm = @switch.Arms[index];
        if (arm.Pattern is IDiscardPatternOperation && arm.Guard is null)
        {
            return ReadAs(arm.Value, type);
        }

        var matches = ReadPattern(value, arm.Pattern);
        if (arm.Guard is not null)
        {
            matches = Guarded(matches, arm.Guard);
        }

        var then = ReadArm(() => ReadAs(arm.Value, type));
        var @else = ReadArm(() => ReadArms(@switch, value, index + 1, type));
        return Join(matches, then, @else, type);
    }

    /// <summary>As the compiler does where no arm matches.</summary>
    private Value ThrowUnmatched(ISwitchExpressionOperation @switch, Value value, ITypeSymbol type)
    {
        const string name = "System.Runtime.CompilerServices.SwitchExpressionException";
        if (value is not Scalar unmatched || _context.Compilation.GetTypeByMetadataName(name) is not { } exceptionType)
        {
            return Refuse(@switch, "A switch expression without a default");
        }

        // As an object: there is a constructor that takes a text for the message.
        var @object = new WireType(WireKind.Opaque, "object");
        var boxed = Add(@object, Form.Cast(@object), Effect.Pure, @switch, unmatched.Wire);
        var exception = Add(Types.Of(exceptionType), new Form(FormKind.New, "global::" + name), Effect.Impure, @switch, boxed);
        End(new Throw(exception));
        return Nothing(type);
    }

    private Wire ReadPattern(Value value, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return _target.Constant(Literal.Boolean(true));
            case IConstantPatternOperation constant when value is Scalar scalar:
                return EqualTo(scalar.Wire, constant.Value);
            case IRelationalPatternOperation relational when value is Scalar scalar:
                var bound = ReadConstant(relational.Value);
                return Add(WireType.Boolean, Form.Infix(InfixSymbols[relational.OperatorKind]), Effect.Pure, relational, scalar.Wire, bound);
            case INegatedPatternOperation negated:
                return Add(WireType.Boolean, Form.Not, Effect.Pure, negated, ReadPattern(value, negated.Pattern));
            case IBinaryPatternOperation binary:
                var left = ReadPattern(value, binary.LeftPattern);
                var right = ReadPattern(value, binary.RightPattern);
                return Add(WireType.Boolean, Form.Infix(binary.OperatorKind == BinaryOperatorKind.And ? "&&" : "||"), Effect.Pure, binary, left, right);
            case IDeclarationPatternOperation { MatchesNull: true, DeclaredSymbol: { } variable }:
                _variables = _variables.SetItem(variable, value);
                return _target.Constant(Literal.Boolean(true));
            case IRecursivePatternOperation { PropertySubpatterns.Length: 0, DeclaredSymbol: null } positional
                when value is Pack pack && pack.Elements.Count == positional.DeconstructionSubpatterns.Length:
                return positional.DeconstructionSubpatterns
                    .Select((subpattern, i) => ReadPattern(pack.Elements[i], subpattern))
                    .Aggregate((first, second) => Add(WireType.Boolean, Form.Infix("&&"), Effect.Pure, pattern, first, second));
            default:
                Refuse(pattern, "A pattern that tests a type or looks into an object");
                return _target.Constant(Literal.Boolean(false));
        }
    }

    /// <summary>A constant pattern compares as Equals does: NaN is NaN.</summary>
    private Wire EqualTo(Wire value, IOperation constant)
    {
        if (!constant.ConstantValue.HasValue)
        {
            Refuse(constant, "This case");
            return _target.Constant(Literal.Boolean(false));
        }

        object? expected = constant.ConstantValue.Value;
        if (expected is null)
        {
            return IsNull(value, constant);
        }

        if (constant.Type is null || TypeOf(constant.Type).Text != value.Type.Text.TrimEnd('?'))
        {
            Refuse(constant, "A test of the type");
            return _target.Constant(Literal.Boolean(false));
        }

        if (expected is double.NaN or float.NaN)
        {
            return Add(WireType.Boolean, Form.Call(value.Type.Text + ".IsNaN"), Effect.Pure, constant, value);
        }

        return Add(WireType.Boolean, Form.Infix("=="), Effect.Pure, constant, value, ReadConstant(constant));
    }
}
