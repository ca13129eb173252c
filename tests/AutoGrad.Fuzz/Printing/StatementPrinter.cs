using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Printing;

/// <summary>Statements, a line each, indented.</summary>
internal sealed class StatementPrinter(StringBuilder text, int depth)
{
    public void Print(Block block)
    {
        foreach (Statement statement in block.Statements)
        {
            Print(statement);
        }
    }

    public void Line(string line) => text.Append(' ', depth * 4).Append(line).Append('\n');

    /// <summary>A method with its body, from the modifiers on.</summary>
    public void Method(string modifiers, Method method, Block body)
    {
        string signature = $"{modifiers}{ResultName(method)} {method.Name}({string.Join(", ", Parameters(method))})";
        StructVariable[] locals = [.. StructPrinter.Locals(body)];
        if (method.IsExpressionBodied && (locals.Length == 0 || method.IsLocal) && body.Statements is [var only] && Expression(only) is { } expression)
        {
            Line($"{signature} => {expression};");
            return;
        }

        Line(signature);
        Line("{");
        var inside = new StatementPrinter(text, depth + 1);
        foreach (StructVariable local in method.IsLocal ? [] : locals)
        {
            inside.Line($"{local.Type} {local.Name} = default;");
        }

        inside.Print(body);
        Line("}");
    }

    /// <summary>The parameters; several that are in one struct are one.</summary>
    private static IEnumerable<string> Parameters(Method method)
    {
        StructVariable? last = null;
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            StructVariable? whole = method.Parameters[i].Variable.Field?.Struct;
            if (whole is null)
            {
                yield return Print(method.Parameters[i], method.IsExtension && i == 0);
            }
            else if (whole != last)
            {
                yield return $"{whole.Type} {whole.Name}";
            }

            last = whole;
        }
    }

    private void Lambda(Method method, Block body)
    {
        string types = string.Join(", ", method.Parameters.Select(parameter => parameter.Kind.Name()).Append(method.Result.Name()));
        string head = $"Func<{types}> {method.Name} = ({string.Join(", ", method.Parameters.Select(parameter => Print(parameter, isExtended: false)))}) =>";
        if (method.IsExpressionBodied && body.Statements is [var only] && Expression(only) is { } expression)
        {
            Line($"{head} {expression};");
            return;
        }

        Line(head);
        Line("{");
        new StatementPrinter(text, depth + 1).Print(body);
        Line("};");
    }

    private static string? Expression(Statement statement) => statement switch
    {
        Return { Values.Length: > 0 } result => Result(result),
        Throw thrown => ExpressionPrinter.Thrown(thrown.Thrown),
        _ => null,
    };

    private static string ResultName(Method method) => method.Results switch
    {
        [] => "void",
        [var only] => only.Name(),
        var several => $"({string.Join(", ", several.Select(Kinds.Name))})",
    };

    private static string Print(Parameter parameter, bool isExtended)
    {
        string passing = parameter.Passing switch { Passing.In => "in ", Passing.Ref => "ref ", Passing.Out => "out ", _ => "" };
        string constant = parameter.IsConstant ? "[Constant] " : "";
        string value = parameter.Default is null ? "" : $" = {Literals.Text(parameter.Kind, parameter.Default.Number)}";
        return $"{constant}{(isExtended ? "this " : "")}{passing}{parameter.Kind.Name()} {parameter.Variable.Name}{value}";
    }

    private static string Result(Return result) => result.Values switch
    {
        [] => "",
        [var only] => ExpressionPrinter.Targeted(only),
        var several => $"({string.Join(", ", several.Select(ExpressionPrinter.Targeted))})",
    };

    private void Print(Statement statement)
    {
        switch (statement)
        {
            case Block block:
                Braced(block);
                break;
            case Declare { Variable.Field: { } field } declare:
                if (declare.Value is { } first)
                {
                    Line(StructPrinter.Assigned(field, first, ExpressionPrinter.Targeted(first)));
                    foreach (string use in StructPrinter.Used(field))
                    {
                        Line(use);
                    }
                }

                break;
            case Evaluate { Expression: Assign { Operator: null, Target: Read { Variable.Field: { } field } } assign }:
                Line(StructPrinter.Assigned(field, assign.Value, ExpressionPrinter.Targeted(assign.Value)));
                break;
            case Declare { Value: null } declare:
                Line($"{declare.Variable.Kind.Name()} {declare.Variable.Name};");
                break;
            case Declare declare:
                Line(Print(declare));
                break;
            case Evaluate evaluate:
                Line($"{ExpressionPrinter.Typed(evaluate.Expression)};");
                break;
            case If condition:
                Print(condition, "");
                break;
            case SwitchStatement choice:
                Print(choice);
                break;
            case Return result:
                Line(result.Values.IsEmpty ? "return;" : $"return {Result(result)};");
                break;
            case ReturnCall call:
                Line($"return {ExpressionPrinter.Typed(call.Invoke)};");
                break;
            case Throw thrown:
                Line($"{ExpressionPrinter.Thrown(thrown.Thrown)};");
                break;
            case Deconstruction deconstruct:
                Line(Print(deconstruct));
                break;
            case TupleLocal tuple:
                string type = tuple.Form == DeconstructionForm.DeclaresVar ? "var "
                    : tuple.Form == DeconstructionForm.Assigns ? ""
                    : $"({string.Join(", ", tuple.Elements.Select(element => element.Kind.Name()))}) ";
                Line($"{type}{tuple.Name} = {Source(tuple.Source, tuple.Form == DeconstructionForm.DeclaresVar)};");
                break;
            case LocalFunction function:
                if (function.Method.IsLambda)
                {
                    Lambda(function.Method, function.Body);
                }
                else
                {
                    Method(function.Method.IsStatic ? "static " : "", function.Method, function.Body);
                }

                break;
            case CheckedStatement context:
                Line(context.IsChecked ? "checked" : "unchecked");
                Braced(context.Body);
                break;
            default:
                LoopPrinter.Print(this, statement);
                break;
        }
    }

    private static string Print(Declare declare)
    {
        // "var" takes the type of the value: only where that is the variable's.
        bool isVar = declare.Form == DeclarationForm.Var && declare.Variable.Kind == declare.Value!.Kind;
        string value = isVar ? ExpressionPrinter.Typed(declare.Value!) : ExpressionPrinter.Targeted(declare.Value!);
        string type = isVar ? "var" : declare.Variable.Kind.Name();
        return $"{(declare.Form == DeclarationForm.Constant ? "const " : "")}{type} {declare.Variable.Name} = {value};";
    }

    private static string Print(Deconstruction deconstruct)
    {
        ImmutableArray<Variable> targets = deconstruct.Targets;
        string names = string.Join(", ", targets.Select(StructPrinter.Target));
        string left = deconstruct.Form switch
        {
            DeconstructionForm.Assigns => $"({names})",
            DeconstructionForm.DeclaresVar => $"var ({names})",
            _ => $"({string.Join(", ", targets.Select(target => $"{target.Kind.Name()} {target.Name}"))})",
        };
        return $"{left} = {Source(deconstruct.Source, deconstruct.Form == DeconstructionForm.DeclaresVar)};";
    }

    private static string Source(DeconstructionSource source, bool isVar) => source switch
    {
        TupleSource tuple => $"({string.Join(", ", tuple.Values.Select(value => isVar ? ExpressionPrinter.Typed(value) : ExpressionPrinter.Targeted(value)))})",
        InvokeSource invoke => ExpressionPrinter.Typed(invoke.Invoke),
        PairSource pair => pair.Function.Template.Replace("{0}", ExpressionPrinter.Typed(pair.Argument), StringComparison.Ordinal),
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };

    private void Print(If condition, string prefix)
    {
        Line($"{prefix}if ({ExpressionPrinter.Typed(condition.Condition)})");
        Body(condition.Then);
        switch (condition.Else)
        {
            case null:
                break;
            case { Statements: [If chained] }:
                Print(chained, "else ");
                break;
            default:
                Line("else");
                Body(condition.Else);
                break;
        }
    }

    private void Print(SwitchStatement choice)
    {
        Line($"switch ({ExpressionPrinter.Typed(choice.Subject)})");
        Line("{");
        var inside = new StatementPrinter(text, depth + 1);
        foreach (Section section in choice.Sections)
        {
            foreach (Pattern label in section.Labels)
            {
                string guard = section.Guard is null ? "" : $" when {ExpressionPrinter.Typed(section.Guard)}";
                inside.Line(label is DiscardPattern ? "default:" : $"case {ExpressionPrinter.Pattern(label)}{guard}:");
            }

            // Sections share one scope: what declares something gets braces of its own.
            bool declares = section.Body.Statements.Any(statement => statement is Declare or Deconstruction or TupleLocal or LocalFunction);
            var body = new StatementPrinter(text, depth + 2);
            if (declares)
            {
                body.Braced(section.Body);
            }
            else
            {
                body.Print(section.Body);
            }

            if (section.Body.Statements.LastOrDefault() is not (Return or ReturnCall or Throw or Continue))
            {
                body.Line("break;");
            }
        }

        Line("}");
    }

    /// <summary>The body of an <c>if</c> or a loop: without braces where it is one simple statement.</summary>
    public void Body(Block block)
    {
        if (block.Statements is [Evaluate or Return or ReturnCall or Throw or Break or Continue])
        {
            new StatementPrinter(text, depth + 1).Print(block);
        }
        else
        {
            Braced(block);
        }
    }

    public void Braced(Block block)
    {
        Line("{");
        new StatementPrinter(text, depth + 1).Print(block);
        Line("}");
    }
}
