using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using AutoGrad.Fuzz.Programs;
using Convert = AutoGrad.Fuzz.Programs.Convert;

namespace AutoGrad.Fuzz.Printing;

/// <summary>Expressions as a person writes them: parentheses where precedence asks for them, casts where they are not implicit.</summary>
internal static class ExpressionPrinter
{
    /// <summary>Functions with overloads for other types, among which an implicit conversion would choose another one.</summary>
    private static readonly string[] Overloaded = ["Abs", "Max", "Min", "Clamp", "Sign", "Round", "Floor", "Ceiling", "Truncate"];

    /// <summary>A whole expression, where the place gives it its type: an initial value, an argument, a result.</summary>
    public static string Targeted(Expression expression) => Print(expression, Precedence.Lowest, isConvertible: true);

    /// <summary>A whole expression that gives its own type to the place.</summary>
    public static string Typed(Expression expression) => Print(expression, Precedence.Lowest, isConvertible: false);

    /// <summary>What stands before a dot or a bracket.</summary>
    public static string Receiver(Expression expression) => Print(expression, Precedence.Primary, isConvertible: false);

    public static string Thrown(Thrown thrown)
    {
        string message = $"\"{thrown.Message}\"";
        string arguments = thrown.Parameter is null ? message
            : thrown.Type == "ArgumentException" ? $"{message}, nameof({thrown.Parameter.Name})"
            : $"nameof({thrown.Parameter.Name}), {message}";
        return $"throw new {thrown.Type}({arguments})";
    }

    public static string Pattern(Pattern pattern) => pattern switch
    {
        DiscardPattern => "_",
        ConstantPattern constant => Literals.Text(constant.Constant.Kind, constant.Constant.Number),
        RelationalPattern relational => $"{relational.Operator.Text()} {Literals.Text(relational.Bound.Kind, relational.Bound.Number)}",
        NotPattern { Operand: LogicalPattern } not => $"not ({Pattern(not.Operand)})",
        NotPattern not => $"not {Pattern(not.Operand)}",
        LogicalPattern { IsAnd: true } and => $"{Grouped(and.Left)} and {Grouped(and.Right)}",
        LogicalPattern or => $"{Pattern(or.Left)} or {Pattern(or.Right)}",
        _ => throw new ArgumentOutOfRangeException(nameof(pattern)),
    };

    /// <summary>The type that the text has by itself, which differs where an implicit conversion is not written.</summary>
    public static Kind NaturalKind(Expression expression) => expression switch
    {
        Convert { IsImplicit: true } conversion => NaturalKind(conversion.Operand),
        ThrowExpression => Kind.Void,
        _ => expression.Kind,
    };

    private static string Grouped(Pattern pattern) =>
        pattern is LogicalPattern { IsAnd: false } ? $"({Pattern(pattern)})" : Pattern(pattern);

    private static string Print(Expression expression, int minimum, bool isConvertible)
    {
        if (expression is Convert { IsImplicit: true } conversion && isConvertible && conversion.Operand.Kind.ConvertsTo(conversion.Kind))
        {
            return Print(conversion.Operand, minimum, isConvertible: false);
        }

        (string text, int precedence) = Print(expression);
        return precedence < minimum ? $"({text})" : text;
    }

    private static (string Text, int Precedence) Print(Expression expression)
    {
        switch (expression)
        {
            case Literal literal:
                string number = Literals.Text(literal.Kind, literal.Number);
                return (number, number[0] is '-' or '(' ? Precedence.Unary : Precedence.Primary);
            case Read read:
                return (StructPrinter.Read(read.Variable), Precedence.Primary);
            case FieldRead field:
                return (field.Field.Form == FieldForm.Property ? $"this.{field.Field.Name}" : field.Field.Name, Precedence.Primary);
            case Unary unary:
                string operand = Print(unary.Operand, Precedence.Unary, isConvertible: false);
                bool merges = operand[0] is '+' or '-';
                return (unary.Operator.Text() + (merges ? $"({operand})" : operand), Precedence.Unary);
            case Binary binary:
                return Print(binary);
            case Conditional conditional:
                return Print(conditional);
            case Convert conversion:
                string inner = Print(conversion.Operand, Precedence.Unary, isConvertible: false);
                return ($"({conversion.Kind.Name()}){(inner[0] is '+' or '-' ? $"({inner})" : inner)}", Precedence.Unary);
            case CheckedExpression context:
                return ($"{(context.IsChecked ? "checked" : "unchecked")}({Typed(context.Operand)})", Precedence.Primary);
            case Assign assign:
                string target = StructPrinter.Target(assign.Target, place => Print(place, Precedence.Primary, isConvertible: false));
                return ($"{target} {assign.Operator?.Text()}= {Targeted(assign.Value)}", Precedence.Lowest);
            case Step step:
                string stepped = StructPrinter.Target(step.Target, place => Print(place, Precedence.Primary, isConvertible: false));
                string sign = step.IsIncrement ? "++" : "--";
                return step.IsPrefix ? (sign + stepped, Precedence.Unary) : (stepped + sign, Precedence.Primary);
            case FunctionCall call:
                return (Print(call), call.Function.Template[0] == '(' ? Precedence.Unary : Precedence.Primary);
            case Invoke invoke:
                return (Print(invoke), Precedence.Primary);
            case SwitchExpression choice:
                return (Print(choice), Precedence.Switch);
            case IsPattern test:
                string subject = Print(test.Subject, Precedence.Unary, isConvertible: false);
                string pattern = Pattern(test.Pattern);
                return ($"{subject} is {(test.Pattern is LogicalPattern ? $"({pattern})" : pattern)}", Precedence.Relational);
            case ThrowExpression thrown:
                return (Thrown(thrown.Thrown), Precedence.Lowest);
            default:
                return BufferPrinter.Print(expression);
        }
    }

    private static (string Text, int Precedence) Print(Binary binary)
    {
        int precedence = Precedence.Of(binary.Operator);
        string left = Print(binary.Left, precedence, NaturalKind(binary.Right) == binary.Left.Kind);
        string right = Print(binary.Right, precedence + 1, NaturalKind(binary.Left) == binary.Right.Kind);
        return ($"{left} {binary.Operator.Text()} {right}", precedence);
    }

    private static (string Text, int Precedence) Print(Conditional conditional)
    {
        string condition = Print(conditional.Condition, Precedence.OrElse, isConvertible: false);
        string whenTrue = Print(conditional.WhenTrue, MinimumInConditional(conditional.WhenTrue), NaturalKind(conditional.WhenFalse) == conditional.Kind);
        string whenFalse = Print(conditional.WhenFalse, MinimumInConditional(conditional.WhenFalse), NaturalKind(conditional.WhenTrue) == conditional.Kind);
        return ($"{condition} ? {whenTrue} : {whenFalse}", Precedence.Conditional);
    }

    private static int MinimumInConditional(Expression expression) =>
        expression is ThrowExpression ? Precedence.Lowest : Precedence.Conditional;

    private static string Print(FunctionCall call)
    {
        string template = call.Function.Template;
        string[] parts = template[..template.IndexOf('(', StringComparison.Ordinal)].Split('.');
        bool isConvertible = parts[0] is "double" or "float" or "MathF" || (parts[0] == "Math" && !Overloaded.Contains(parts[1]));
        string text = template;
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            // Comparisons beside each other could be read as type arguments: bools are no arguments here, so none occur.
            text = text.Replace("{" + i + "}", Print(call.Arguments[i], Precedence.Conditional, isConvertible), StringComparison.Ordinal);
        }

        return text;
    }

    private static string Print(Invoke invoke)
    {
        Method method = invoke.Method;
        bool isOnFirst = method.IsExtension && invoke.Arguments is [{ IsNamed: false, IsByReference: false } first, ..]
            && first.Parameter == method.Parameters[0] && NaturalKind(first.Value) == first.Parameter.Kind;
        string arguments = string.Join(", ", Arguments([.. invoke.Arguments.Skip(isOnFirst ? 1 : 0)]));
        string owner = isOnFirst ? Print(invoke.Arguments[0].Value, Precedence.Primary, isConvertible: false) + "."
            : method.Owner is null ? "" : method.Owner + ".";
        return $"{owner}{method.Name}({arguments})";
    }

    /// <summary>The arguments; several for the fields of one struct are one.</summary>
    private static IEnumerable<string> Arguments(ImmutableArray<Argument> arguments)
    {
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter.Variable.Field is not { Struct: var whole })
            {
                yield return Print(arguments[i]);
                continue;
            }

            Argument[] fields = [.. arguments.Skip(i).TakeWhile(argument => argument.Parameter.Variable.Field?.Struct == whole)];
            yield return StructPrinter.Made(whole, fields.Select(argument => (argument.Parameter.Variable.Field!.Name, Print(argument))));
            i += fields.Length - 1;
        }
    }

    private static string Print(Argument argument)
    {
        // In parentheses, a comparison among arguments cannot be read as a list of type arguments.
        string value = argument.IsByReference
            ? $"{argument.Parameter.Passing switch { Passing.Out => "out ", Passing.Ref => "ref ", _ => "in " }}{Typed(argument.Value)}"
            : Print(argument.Value, argument.Value.Kind == Kind.Bool ? Precedence.Unary : Precedence.Lowest, isConvertible: true);
        return argument.IsNamed ? $"{argument.Parameter.Variable.Name}: {value}" : value;
    }

    private static string Print(SwitchExpression choice)
    {
        ImmutableArray<Arm> arms = choice.Arms;
        IEnumerable<string> texts = arms.Select(arm =>
        {
            bool isConvertible = arms.Any(other => NaturalKind(other.Value) == choice.Kind);
            string guard = arm.Guard is null ? "" : $" when {Print(arm.Guard, Precedence.OrElse, isConvertible: false)}";
            return $"{Pattern(arm.Pattern)}{guard} => {Print(arm.Value, Precedence.Lowest, isConvertible)}";
        });
        return $"{Print(choice.Subject, Precedence.Unary, isConvertible: false)} switch {{ {string.Join(", ", texts)} }}";
    }
}
