using System.Collections.Generic;
using System.Linq;
using AutoGrad.Generator.Circuits;
using AutoGrad.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace AutoGrad.Generator.Reading;

/// <content>Operators and conversions.</content>
internal sealed partial class BodyReader
{
    private static readonly Dictionary<BinaryOperatorKind, string> InfixSymbols = new()
    {
        [BinaryOperatorKind.Add] = "+",
        [BinaryOperatorKind.Subtract] = "-",
        [BinaryOperatorKind.Multiply] = "*",
        [BinaryOperatorKind.Divide] = "/",
        [BinaryOperatorKind.Remainder] = "%",
        [BinaryOperatorKind.LeftShift] = "<<",
        [BinaryOperatorKind.RightShift] = ">>",
        [BinaryOperatorKind.And] = "&",
        [BinaryOperatorKind.Or] = "|",
        [BinaryOperatorKind.ExclusiveOr] = "^",
        [BinaryOperatorKind.Equals] = "==",
        [BinaryOperatorKind.NotEquals] = "!=",
        [BinaryOperatorKind.LessThan] = "<",
        [BinaryOperatorKind.LessThanOrEqual] = "<=",
        [BinaryOperatorKind.GreaterThan] = ">",
        [BinaryOperatorKind.GreaterThanOrEqual] = ">=",
    };

    private static bool IsComparison(BinaryOperatorKind kind) => kind is
        BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
        or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    /// <summary>Sums of thousands of terms lean to the left; a loop walks down there, where recursion would use up the stack.</summary>
    private Value ReadBinary(IBinaryOperation outermost)
    {
        var spine = new Stack<IBinaryOperation>();
        IOperation leftmost = outermost;
        while (leftmost is IBinaryOperation { ConstantValue.HasValue: false } binary && !IsShortCircuit(binary) && NullTest(binary) is null)
        {
            spine.Push(binary);
            leftmost = binary.LeftOperand;
        }

        var seenLate = spine.Count > 0 && IsSeenLate(spine.Peek(), leftmost) ? spine.Peek() : null;
        var element = seenLate is not null && IsElement(leftmost) ? BufferPlaceOf(leftmost) : null;
        var left = element is not null ? Load(element) : Read(leftmost);
        while (spine.Count > 0)
        {
            var binary = spine.Pop();
            if (binary.IsLifted)
            {
                Refuse(binary, "An operator on nullable values");
            }

            var right = Read(binary.RightOperand);
            left = binary != seenLate ? left : element is not null ? Load(element) : Read(leftmost);
            left = binary.OperatorMethod is { } method && ReadOperator(method, binary, left, right) is { } result ? result
                : Types.IsTuple(binary.LeftOperand.Type) ? Refuse(binary, "A comparison of tuples")
                : Binary(binary, left, right);
        }

        return left;
    }

    private Value Binary(IBinaryOperation binary, Value left, Value right)
    {
        var wire = Binary(
            binary.OperatorKind,
            binary.Type!,
            WholeOf(left, binary.LeftOperand.Type, binary),
            WholeOf(right, binary.RightOperand.Type, binary),
            binary.IsChecked,
            binary.OperatorMethod,
            binary);
        return IsSplit(binary.Type) ? Explode(wire, binary.Type!, binary) : new Scalar(wire);
    }

    /// <summary>True for an operand that an operator takes by <c>in</c>, so that it sees what the other operand has done to the variable.</summary>
    private bool IsSeenLate(IBinaryOperation binary, IOperation left) =>
        binary.OperatorMethod is { } method
        && method.Parameters[0].RefKind == RefKind.In
        && (VariableUnder(left) is not null || IsElement(left))
        && binary.RightOperand.DescendantsAndSelf().Any(inner => inner is IAssignmentOperation or IIncrementOrDecrementOperation or IInvocationOperation);

    /// <summary>An operator or a conversion that somebody has written; null where it is not to be followed.</summary>
    private Value? ReadOperator(IMethodSymbol method, IOperation origin, params Value[] operands) =>
        StructRuleOf(method) is { } rule ? ReadStructFunction(rule, method, origin, operands)
        : IsFollowed(method)
            ? ReadFollowed(method, origin, null, null, null, operands.SelectMany(operand => operand.Wires).ToList(), new SortedDictionary<int, Place>())
            : null;

    private static bool IsShortCircuit(IBinaryOperation binary) =>
        binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr;

    private Wire ReadShortCircuit(IBinaryOperation binary)
    {
        if (binary.OperatorMethod is not null || binary.Type?.SpecialType != SpecialType.System_Boolean)
        {
            return Refuse(binary, "A user-defined '&&' or '||'").Wires.Single();
        }

        var left = ReadWire(binary.LeftOperand);
        bool isAnd = binary.OperatorKind == BinaryOperatorKind.ConditionalAnd;
        var right = ReadArm(() => Read(binary.RightOperand));
        var known = ReadArm(() => new Scalar(_target.Constant(Literal.Boolean(!isAnd))));
        return Join(left, isAnd ? right : known, isAnd ? known : right, binary.Type).Wires.Single();
    }

    private Wire Binary(
        BinaryOperatorKind kind, ITypeSymbol type, Wire left, Wire right, bool isChecked, IMethodSymbol? method, IOperation origin)
    {
        if (!InfixSymbols.TryGetValue(kind, out string? symbol))
        {
            string token = origin.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.BinaryExpressionSyntax written ? written.OperatorToken.Text : kind.ToString();
            return Refuse(origin, "The operator '" + token + "'").Wires.Single();
        }

        var resultType = IsComparison(kind) ? WireType.Boolean : TypeOf(type);
        bool isReal = left.Type.IsReal && right.Type.IsReal;
        if (symbol == "%" && Substituted(type) is ITypeParameterSymbol parameter && GenericNumbers.Missing(parameter, RuleTable.Remainder) is { } missing)
        {
            return Refuse(origin, "'%', whose derivative needs '" + missing + "', which the constraints of '" + parameter.Name + "' don't have,").Wires.Single();
        }

        if (method is not null && !isReal)
        {
            return Add(resultType, new Form(FormKind.Infix, symbol, Form.UserDefined), Effect.Impure, origin, left, right);
        }

        bool isInteger = Types.IsIntegral(Substituted(type)) && !IsComparison(kind);
        bool overflows = isInteger && kind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply;
        var overflow = overflows ? _context.OverflowOf(isChecked) : Overflow.AsCompiled;
        bool throws = (overflows && isChecked)
            || (isInteger && kind is BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder && !IsSafeDivisor(origin));
        return Add(resultType, new Form(FormKind.Infix, symbol, "", overflow), throws ? Effect.Throws : Effect.Pure, origin, left, right);
    }

    /// <summary>Division of integers throws for 0, and for the smallest number divided by -1.</summary>
    private static bool IsSafeDivisor(IOperation origin)
    {
        var divisor = origin switch
        {
            IBinaryOperation binary => binary.RightOperand.ConstantValue,
            ICompoundAssignmentOperation assignment => assignment.Value.ConstantValue,
            _ => default,
        };
        return divisor.HasValue && divisor.Value is not (null or 0 or -1 or 0L or -1L or 0U or 0UL);
    }

    private Value ReadUnary(IUnaryOperation unary)
    {
        var value = Read(unary.Operand);
        if (!unary.IsLifted && unary.OperatorMethod is { } method && ReadOperator(method, unary, value) is { } result)
        {
            return result;
        }

        var operand = WholeOf(value, unary.Operand.Type, unary);
        if (unary.IsLifted || unary.OperatorMethod is not null && !operand.Type.IsReal && unary.Type!.SpecialType != SpecialType.System_Decimal)
        {
            return Refuse(unary, "This operator");
        }

        var type = TypeOf(unary.Type!);
        switch (unary.OperatorKind)
        {
            case UnaryOperatorKind.Plus:
                return new Scalar(operand);
            case UnaryOperatorKind.Minus:
                bool isInteger = Types.IsIntegral(unary.Type!);
                var form = new Form(FormKind.Prefix, "-", "", isInteger ? _context.OverflowOf(unary.IsChecked) : Overflow.AsCompiled);
                return new Scalar(Add(type, form, isInteger && unary.IsChecked ? Effect.Throws : Effect.Pure, unary, operand));
            case UnaryOperatorKind.Not:
                return new Scalar(Add(type, Form.Not, Effect.Pure, unary, operand));
            case UnaryOperatorKind.BitwiseNegation:
                return new Scalar(Add(type, new Form(FormKind.Prefix, type.Text == "bool" ? "!" : "~"), Effect.Pure, unary, operand));
            default:
                return Refuse(unary, "This operator");
        }
    }

    private Value ReadConversion(IConversionOperation conversion)
    {
        if (conversion.Operand.Type is null || conversion.Type is null || conversion.Operand is IAnonymousFunctionOperation or IMethodReferenceOperation)
        {
            return ReadUntypedConversion(conversion);
        }

        if (conversion is { Operand: IInterpolatedStringOperation text, Type.Name: "FormattableString" or "IFormattable" })
        {
            return ReadInterpolatedString(text, conversion.Type);
        }

        var value = Read(conversion.Operand);
        if (conversion.OperatorMethod is { } method && ReadOperator(method, conversion, value) is { } result)
        {
            return result;
        }

        if (SymbolEqualityComparer.Default.Equals(conversion.Operand.Type, conversion.Type))
        {
            return value;
        }

        if (Types.IsTuple(conversion.Operand.Type) && Types.IsTuple(conversion.Type))
        {
            return ConvertElements(value, conversion.Operand.Type, conversion.Type, conversion);
        }

        if (Types.IsTuple(conversion.Operand.Type) || Types.IsTuple(conversion.Type))
        {
            return Refuse(conversion, "A conversion of a tuple to another type");
        }

        var wire = WholeOf(value, conversion.Operand.Type, conversion);
        if (conversion.OperatorMethod is not null && !IsNumericOrEnum(conversion))
        {
            var made = Add(TypeOf(conversion.Type), Form.Cast(TypeOf(conversion.Type)), Effect.Impure, conversion, wire);
            return IsSplit(conversion.Type) ? Explode(made, conversion.Type, conversion) : new Scalar(made);
        }

        var kind = conversion.GetConversion();
        if (!kind.Exists)
        {
            return Break(conversion);
        }

        if (kind.IsReference && kind.IsImplicit)
        {
            // The static type decides what a member or an overload means, so it is kept.
            return new Scalar(Upcast(wire, conversion.Type, conversion));
        }

        return new Scalar(Convert(wire, conversion.Operand.Type, conversion.Type, conversion.IsChecked, conversion));
    }

    private static bool IsNumericOrEnum(IConversionOperation conversion) =>
        (Types.IsReal(conversion.Operand.Type!) || Types.IsIntegral(conversion.Operand.Type!))
        && (Types.IsReal(conversion.Type!) || Types.IsIntegral(conversion.Type!));

    /// <summary><c>null</c>, a throw expression, a switch or a conditional expression that take their type from where they stand.</summary>
    private Value ReadUntypedConversion(IConversionOperation conversion)
    {
        switch (conversion.Operand)
        {
            case IThrowOperation @throw:
                ReadThrow(@throw);
                return Nothing(conversion.Type!);
            case IConditionalOperation conditional when conversion.Type is not null:
                return ReadConditional(conditional, conversion.Type);
            case ISwitchExpressionOperation @switch when conversion.Type is not null:
                return ReadSwitchExpression(@switch, conversion.Type);
            default:
                return Refuse(conversion, conversion.Operand is IAnonymousFunctionOperation ? "A lambda" : conversion.Operand is IMethodReferenceOperation ? "A delegate" : "This conversion");
        }
    }

    private Wire Upcast(Wire wire, ITypeSymbol to, IOperation origin)
    {
        var type = TypeOf(to);
        return wire.Type.Text.TrimEnd('?') == type.Text.TrimEnd('?') ? wire : NoteCast(wire, Add(type, Form.Cast(type), Effect.Pure, origin, wire));
    }

    private Wire Convert(Wire wire, ITypeSymbol from, ITypeSymbol to, bool isChecked, IOperation origin)
    {
        var type = TypeOf(to);
        if (wire.Type.Text == type.Text)
        {
            return wire;
        }

        bool narrows = Types.IsIntegral(Substituted(to)) || Substituted(to).TypeKind == TypeKind.Enum;
        var overflow = narrows ? _context.OverflowOf(isChecked) : Overflow.AsCompiled;
        bool throws = (narrows && isChecked)
            || Substituted(from).SpecialType == SpecialType.System_Decimal
            || Substituted(to).SpecialType == SpecialType.System_Decimal
            || (wire.Type.Kind == WireKind.Opaque && !type.IsReal);
        return NoteCast(wire, Add(type, Form.Cast(type) with { Overflow = overflow }, throws ? Effect.Throws : Effect.Pure, origin, wire));
    }
}
