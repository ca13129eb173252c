using System.Linq;
using System.Runtime.CompilerServices;
using AutoGrad.Generator.Circuits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Expressions: the table of what is read, and the small ones.</content>
internal sealed partial class BodyReader
{
    private Wire ReadWire(IOperation expression)
    {
        var wires = Read(expression).Wires.ToList();
        return wires.Count == 1 ? wires[0] : Refuse(expression, Types.IsTuple(expression.Type) ? "A tuple here" : "A struct here").Wires.FirstOrDefault() ?? _target.Constant(Literal.Default(WireType.Int32));
    }

    private Value Read(IOperation expression)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (expression.ConstantValue.HasValue && expression.Type is not null)
        {
            return new Scalar(ReadConstant(expression));
        }

        switch (expression)
        {
            case ILocalReferenceOperation local:
                return ReadVariable(local.Local, local);
            case IParameterReferenceOperation parameter:
                return ReadVariable(parameter.Parameter, parameter);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } self } when _cells.ContainsKey(self.OriginalDefinition):
                return ReadVariable(self.OriginalDefinition, expression);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance, Type: { } self } instance when _variables.TryGetValue(self.OriginalDefinition, out var own):
                return own;
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } instance:
                return _this is null || instance.Syntax is BaseExpressionSyntax ? Refuse(instance, "'base'") : new Scalar(_this);
            case IBinaryOperation test when NullTest(test) is { } nullable:
                return new Scalar(ReadNullTest(test, nullable));
            case IBinaryOperation binary:
                return IsShortCircuit(binary) ? new Scalar(ReadShortCircuit(binary)) : ReadBinary(binary);
            case IUnaryOperation unary:
                return ReadUnary(unary);
            case IConversionOperation conversion:
                return ReadConversion(conversion);
            case IParenthesizedOperation parenthesized:
                return Read(parenthesized.Operand);
            case ISimpleAssignmentOperation assignment:
                return ReadAssignment(assignment);
            case ICompoundAssignmentOperation assignment:
                return ReadCompoundAssignment(assignment);
            case IIncrementOrDecrementOperation step:
                return ReadIncrement(step);
            case IDeconstructionAssignmentOperation deconstruction:
                return ReadDeconstruction(deconstruction);
            case IConditionalOperation conditional:
                return ReadConditional(conditional, conditional.Type!);
            case ISwitchExpressionOperation @switch:
                return ReadSwitchExpression(@switch, @switch.Type!);
            case IIsPatternOperation test:
                return new Scalar(ReadPattern(Read(test.Value), test.Pattern));
            case ITupleOperation tuple:
                return new Pack(tuple.Elements.Select(Read).ToArray());
            case IInvocationOperation invocation:
                return ReadInvocation(invocation);
            case IFieldReferenceOperation field:
                return ReadField(field);
            case IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { Type: { } span } instance } element when Types.IsSpan(Substituted(span)):
                return ReadElement(element, instance, element.Arguments[0].Value);
            case IPropertyReferenceOperation property when FieldOfStruct(property) is { } field:
                return ReadFieldOfStruct(property, field.Instance, field.Field);
            case IPropertyReferenceOperation property:
                return ReadBufferProperty(property) ?? ReadProperty(property);
            case IWithOperation with:
                return ReadWith(with);
            case IArrayElementReferenceOperation element:
                return ReadElement(element, element.ArrayReference, element.Indices[0]);
            case IArrayCreationOperation creation:
                return ReadArrayCreation(creation);
            case IObjectCreationOperation creation:
                return ReadCreation(creation);
            case IInterpolatedStringOperation text:
                return ReadInterpolatedString(text);
            case IDefaultValueOperation { Type: { } type }:
                return Nothing(type);
            case ITypeOfOperation typeOf:
                return new Scalar(Add(TypeOf(typeOf.Type!), new Form(FormKind.Text, "typeof(" + Substituted(typeOf.TypeOperand).ToDisplayString(Types.FullName) + ")"), Effect.Pure, typeOf));
            case IThrowOperation @throw:
                ReadThrow(@throw);
                return @throw.Type is null ? new Pack(default) : Nothing(@throw.Type);
            case ICoalesceOperation coalesce:
                return ReadCoalesce(coalesce);
            case ICoalesceAssignmentOperation { Target.Type: IArrayTypeSymbol } assignment:
                return ReadCoalesceAssignment(assignment);
            case IConditionalAccessInstanceOperation when _accessed.Count > 0:
                return new Scalar(_accessed.Peek());
            case IInvalidOperation:
                return IsGeneratedCall(expression) ? Refuse(expression, "A call of a generated method") : Break(expression);
            default:
                return ReadUnnamedCreation(expression, null)
                    ?? (ImplicitAccessOf(expression) is { } access ? ReadImplicitElement(expression, access) : Refuse(expression, DescribeExpression(expression)));
        }
    }

    private Value ReadImplicitElement(IOperation reference, (IOperation Buffer, IOperation Argument) access) =>
        ImplicitElementOf(reference) is { } place
            ? Load(place)
            : ReadRange(reference, access.Buffer, access.Argument);

    private static string DescribeExpression(IOperation expression) => expression switch
    {
        IAnonymousFunctionOperation or IDelegateCreationOperation => "A delegate or lambda",
        IAwaitOperation => "An 'await'",
        IConditionalAccessOperation => "A '?.'",
        ICoalesceAssignmentOperation => "A '??='",
        IEventAssignmentOperation => "A change of an event",
        ITupleBinaryOperation => "A comparison of tuples",
        ITranslatedQueryOperation => "A query",
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation => "A dynamic operation",
        IAddressOfOperation => "A pointer",
        IDeclarationExpressionOperation => "A declaration here",
        IAnonymousObjectCreationOperation => "An anonymous object",
        IIsTypeOperation => "A test of a type",
        _ => DescribeSyntax(expression.Syntax) ?? "This expression",
    };

    /// <summary>What has no operation of its own in the oldest compiler that the generator runs in.</summary>
    private static string? DescribeSyntax(SyntaxNode node) => node switch
    {
        ElementAccessExpressionSyntax access when access.DescendantNodes().Any(inner => inner is RangeExpressionSyntax) => "A range",
        ElementAccessExpressionSyntax => "An index from the end",
        PrefixUnaryExpressionSyntax { OperatorToken.Text: "*" } => "A pointer",
        _ when node.GetFirstToken().Text == "[" => "A collection expression",
        _ => null,
    };

    /// <summary>Generated methods do not exist yet while Reading runs, so their calls look like mistakes.</summary>
    private static bool IsGeneratedCall(IOperation invalid) =>
        invalid.Syntax is InvocationExpressionSyntax { Expression: var function }
        && (function is MemberAccessExpressionSyntax access ? access.Name : function as SimpleNameSyntax)?.Identifier.Text is { } name
        && (name.EndsWith("Backward", System.StringComparison.Ordinal) || name.EndsWith("Gradient", System.StringComparison.Ordinal));

    private Value ReadVariable(ISymbol variable, IOperation reference)
    {
        if (_aliases.TryGetValue(variable, out var place))
        {
            return Load(place with { Origin = reference });
        }

        if (_cells.TryGetValue(variable, out var cell))
        {
            return Load(cell, new[] { Zero() }, TypeOfVariable(variable), reference);
        }

        if (_variables.TryGetValue(variable, out var held))
        {
            return held.Equals(Value.Unassigned) ? Break(reference) : held;
        }

        if (_lambdas.ContainsKey(variable))
        {
            return Refuse(reference, "A delegate that is not called");
        }

        // What declared it has been refused.
        return _findings.Count > 0 ? Nothing(reference.Type) : Refuse(reference, "A variable declared like this");
    }

    /// <summary>The arrays and objects before the <c>?.</c> that are being read, the innermost first.</summary>
    private readonly System.Collections.Generic.Stack<Wire> _accessed = new();

    /// <summary><c>a?.Length ?? b</c>: what is read of a where there is one, and b elsewhere.</summary>
    private Value ReadAccessOr(IConditionalAccessOperation access, ICoalesceOperation coalesce)
    {
        if (access.Operation.Type is not { IsReferenceType: true } || access.WhenNotNull is IConditionalAccessOperation
            || coalesce.Type is null || !SymbolEqualityComparer.Default.Equals(access.WhenNotNull.Type, coalesce.Type) || !coalesce.Type.IsValueType)
        {
            return Refuse(access, DescribeExpression(access));
        }

        var instance = ReadWire(access.Operation);
        var isSet = Add(WireType.Boolean, Form.Not, Effect.Pure, access, IsNull(instance, access));
        var then = ReadArm(() =>
        {
            _accessed.Push(instance);
            var value = Read(access.WhenNotNull);
            _accessed.Pop();
            return value;
        });
        var @else = ReadArm(() => ReadAs(coalesce.WhenNull, coalesce.Type));
        return Join(isSet, then, @else, coalesce.Type);
    }

    /// <summary><c>a ??= b</c> of arrays.</summary>
    private Value ReadCoalesceAssignment(ICoalesceAssignmentOperation assignment)
    {
        var type = assignment.Target.Type!;
        var place = ReadPlace(assignment.Target);
        if (place is not VariablePlace)
        {
            return Refuse(assignment, DescribeExpression(assignment));
        }

        var held = ReadAt(place, assignment.Target);
        var isNull = IsNull(held.Wires.Single(), assignment);
        var then = ReadArm(() => Assign(place, ReadInitializer(assignment.Value, type)));
        var @else = ReadArm(() => held);
        return Join(isNull, then, @else, type);
    }

    /// <summary><c>a ?? b</c>, where a is a reference or a nullable value and so carries no gradient that could be followed.</summary>
    private Value ReadCoalesce(ICoalesceOperation coalesce)
    {
        if (coalesce.Value is IConditionalAccessOperation access)
        {
            return ReadAccessOr(access, coalesce);
        }

        var type = coalesce.Value.Type!;
        bool isNullable = type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var underlying = isNullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
        if (coalesce.Type is null || (isNullable && !SymbolEqualityComparer.Default.Equals(underlying, coalesce.Type)) || !(isNullable || type.IsReferenceType))
        {
            return Refuse(coalesce, "This '??'");
        }

        var value = ReadWire(coalesce.Value);
        var isSet = isNullable
            ? Add(WireType.Boolean, new Form(FormKind.Member, ".HasValue"), Effect.Pure, coalesce, value)
            : Add(WireType.Boolean, Form.Not, Effect.Pure, coalesce, IsNull(value, coalesce));
        var then = ReadArm(() => new Scalar(isNullable
            ? Add(TypeOf(underlying), new Form(FormKind.Member, ".Value"), Effect.Pure, coalesce, value)
            : value));
        var @else = ReadArm(() => ReadAs(coalesce.WhenNull, coalesce.Type));
        return Join(isSet, then, @else, coalesce.Type);
    }

    /// <summary>The value whose presence the comparison asks for, as in <c>k != null</c>; null for any other comparison.</summary>
    private static IOperation? NullTest(IBinaryOperation test)
    {
        bool isComparison = test.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals;
        var value = !isComparison ? null
            : IsNullLiteral(test.RightOperand) ? test.LeftOperand
            : IsNullLiteral(test.LeftOperand) ? test.RightOperand
            : null;
        return value?.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? value : null;
    }

    private static bool IsNullLiteral(IOperation operand) =>
        operand is IConversionOperation conversion ? IsNullLiteral(conversion.Operand) : operand is ILiteralOperation { ConstantValue: { HasValue: true, Value: null } };

    private Wire ReadNullTest(IBinaryOperation test, IOperation nullable)
    {
        var isSet = Add(WireType.Boolean, new Form(FormKind.Member, ".HasValue"), Effect.Pure, test, ReadWire(nullable));
        return test.OperatorKind == BinaryOperatorKind.NotEquals ? isSet : Add(WireType.Boolean, Form.Not, Effect.Pure, test, isSet);
    }

    private Wire IsNull(Wire value, IOperation origin)
    {
        var nothing = _target.Constant(Literal.Of(new WireType(WireKind.Opaque, "object"), "null"));
        return Add(WireType.Boolean, Form.Call("object.ReferenceEquals"), Effect.Pure, origin, value, nothing);
    }

    private Wire ReadConstant(IOperation expression)
    {
        var literal = ConstantText.Of(Substituted(expression.Type!), expression.ConstantValue.Value);

        // A constant of a name keeps it, where it is used as it is.
        if (expression is IFieldReferenceOperation { Field: { IsConst: true } constant } && literal.Type.IsReal)
        {
            string type = constant.ContainingType.ToDisplayString();
            bool isOfMath = type is "System.Math" or "System.MathF";
            bool isNearby = !isOfMath && _context.IsReachable(constant) && _context.IsAround(constant.ContainingType);
            if (isOfMath || isNearby)
            {
                literal = literal with { Text = isOfMath ? constant.ContainingType.Name + "." + constant.Name : _context.NameOf(constant) };
            }
        }

        return _target.Constant(literal);
    }

    private Value ReadConditional(IConditionalOperation conditional, ITypeSymbol type)
    {
        if (conditional.IsRef)
        {
            return Refuse(conditional, "A 'ref' conditional expression");
        }

        var condition = ReadWire(conditional.Condition);
        var then = ReadArm(() => ReadAs(conditional.WhenTrue, type));
        var @else = ReadArm(() => ReadAs(conditional.WhenFalse!, type));
        return Join(condition, then, @else, type);
    }

    /// <summary>Reads a branch of a conditional or switch expression, whose type the expression around it may decide.</summary>
    private Value ReadAs(IOperation expression, ITypeSymbol type)
    {
        if (expression is IThrowOperation @throw)
        {
            ReadThrow(@throw);
            return Nothing(type);
        }

        var value = Read(expression);
        return expression.Type is null ? value : ConvertElements(value, expression.Type, type, expression);
    }

    /// <param name="text">The string.</param>
    /// <param name="formattable">The type that it is converted to, where it is not formatted at once.</param>
    private Value ReadInterpolatedString(IInterpolatedStringOperation text, ITypeSymbol? formattable = null)
    {
        if (text.Type?.SpecialType != SpecialType.System_String)
        {
            return Refuse(text, "An interpolated string of this type");
        }

        // Written as string.Format, which formats alike and needs no nested quotes.
        var format = new System.Text.StringBuilder();
        var operands = new System.Collections.Generic.List<Wire>();
        foreach (var part in text.Parts)
        {
            switch (part)
            {
                case IInterpolatedStringTextOperation words:
                    format.Append(((string)words.Text.ConstantValue.Value!).Replace("{", "{{").Replace("}", "}}"));
                    break;
                case IInterpolationOperation hole:
                    string alignment = hole.Alignment is null ? "" : "," + hole.Alignment.ConstantValue.Value;
                    string details = hole.FormatString is null ? "" : ":" + hole.FormatString.ConstantValue.Value;
                    format.Append('{').Append(operands.Count).Append(alignment).Append(details).Append('}');
                    operands.Add(ReadWhole(hole.Expression));
                    break;
                default:
                    return Refuse(text, "An interpolated string with a handler of its own");
            }
        }

        operands.Insert(0, _target.Constant(ConstantText.Of(text.Type, format.ToString())));
        return formattable is null
            ? new Scalar(Add(TypeOf(text.Type), Form.Call("string.Format"), Effect.Impure, text, operands.ToArray()))
            : new Scalar(Add(TypeOf(formattable), Form.Call("global::System.Runtime.CompilerServices.FormattableStringFactory.Create"), Effect.Impure, text, operands.ToArray()));
    }
}
