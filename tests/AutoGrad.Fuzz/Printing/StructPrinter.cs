using System;
using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Printing;

/// <summary>Structs that stand in the place of numbers: their declarations, and how their fields are read and written.</summary>
internal static class StructPrinter
{
    /// <summary>The text of a variable, where it is read.</summary>
    public static string Read(Variable variable) => variable.Field switch
    {
        null => variable.Name,
        { Reading: FieldReading.Getter } field => $"{field.Struct.Name}.Got{field.Name}",
        { Reading: FieldReading.Method } field => $"{field.Struct.Name}.Take{field.Name}()",
        { Reading: FieldReading.Indexer } field => $"{field.Struct.Name}[{field.Number}]",
        { } field => $"{field.Struct.Name}.{field.Name}",
    };

    /// <summary>The text of a variable as the target of an assignment.</summary>
    public static string Target(Variable variable) => variable.Field switch
    {
        null => variable.Name,
        { Writing: FieldWriting.Setter } field => $"{field.Struct.Name}.Got{field.Name}",
        { } field => $"{field.Struct.Name}.{field.Name}",
    };

    public static string Target(Expression target, Func<Expression, string> print) => target is Read read ? Target(read.Variable) : print(target);

    /// <summary>A whole statement that assigns a field.</summary>
    public static string Assigned(FieldPlace field, Expression value, string text) => field.Writing switch
    {
        FieldWriting.Method => $"{field.Struct.Name}.Put{field.Name}({text});",

        // What the value does to the struct would be lost.
        FieldWriting.With when !value.Descendants().Any(part => part is Assign or Step or Invoke) => $"{field.Struct.Name} = {field.Struct.Name} with {{ {field.Name} = {text} }};",
        _ => $"{Target(field.Struct.Fields[field.Number])} = {text};",
    };

    /// <summary>What is done with the struct behind the declaration of a field.</summary>
    public static IEnumerable<string> Used(FieldPlace field) => field.Use switch
    {
        WholeUse.Copied => [$"{field.Struct.Name} = {field.Struct.Name}.Self();"],
        WholeUse.MadeAgain => [$"{field.Struct.Name} = {Made(field.Struct, field.Struct.Fields.Select(other => (other.Field!.Name, Read(other))))};"],
        WholeUse.PassedByReference => [$"{field.Struct.Type}.Touch(ref {field.Struct.Name});"],
        WholeUse.TurnedTwice => [$"{field.Struct.Name}.Turn();", $"{field.Struct.Name}.TurnBack();"],
        _ => [],
    };

    /// <summary>A struct made of its fields; of those that a parameter list still has.</summary>
    public static string Made(StructVariable whole, IEnumerable<(string Name, string Value)> values)
    {
        (string Name, string Value)[] fields = [.. values];
        return fields.Length == whole.Fields.Length
            ? $"new {whole.Type}({string.Join(", ", fields.Select(field => field.Value))})"
            : $"new {whole.Type} {{ {string.Join(", ", fields.Select(field => $"{field.Name} = {field.Value}"))} }}";
    }

    /// <summary>The structs of a method's locals.</summary>
    public static IEnumerable<StructVariable> Locals(Node body) =>
        Variables(body).Select(variable => variable.Field?.Struct).OfType<StructVariable>().Where(whole => !whole.IsParameter).Distinct();

    /// <summary>All that a program has.</summary>
    public static IEnumerable<StructVariable> All(FuzzProgram program) => program.Methods
        .SelectMany(method => method.Method.Parameters.Select(parameter => parameter.Variable).Concat(Variables(method.Body)))
        .Select(variable => variable.Field?.Struct).OfType<StructVariable>().Distinct();

    public static IEnumerable<string> Declaration(StructVariable whole)
    {
        (string Type, string Name, string Parameter)[] fields = [.. whole.Fields.Select((field, i) => (field.Kind.Name(), field.Field!.Name, field.Field.Name.ToLowerInvariant()))];
        string parameters = string.Join(", ", fields.Select(field => $"{field.Type} {field.Parameter}"));
        if (whole.Form == StructForm.Record)
        {
            yield return $"public record struct {whole.Type}({string.Join(", ", fields.Select(field => $"{field.Type} {field.Name}"))})";
            yield return "{";
        }
        else
        {
            yield return $"public struct {whole.Type}";
            yield return "{";
            foreach ((string type, string name, _) in fields)
            {
                yield return $"    public {type} {name}{(whole.Form == StructForm.Properties ? " { get; set; }" : ";")}";
            }

            yield return $"    public {whole.Type}({parameters}) {{ {string.Join(" ", fields.Select(field => $"{field.Name} = {field.Parameter};"))} }}";
        }

        foreach ((string type, string name, _) in fields)
        {
            yield return $"    public {type} Got{name} {{ readonly get => {name}; set {{ {type} before = {name}; {name} = value; }} }}";
            yield return $"    public readonly {type} Take{name}() => {name};";
            yield return $"    public void Put{name}({type} value) {{ {name} = value; }}";
        }

        if (fields.Select(field => field.Type).Distinct().Count() == 1)
        {
            yield return $"    public readonly {fields[0].Type} this[int i] => i switch {{ {string.Join(", ", fields.Select((field, i) => $"{(i == fields.Length - 1 ? "_" : i.ToString(System.Globalization.CultureInfo.InvariantCulture))} => {field.Name}"))} }};";
            if (fields.Length > 1)
            {
                string names = string.Join(", ", fields.Select(field => field.Name));
                yield return $"    public void Turn() => ({names}) = ({string.Join(", ", fields.Skip(1).Append(fields[0]).Select(field => field.Name))});";
                yield return $"    public void TurnBack() => ({string.Join(", ", fields.Skip(1).Append(fields[0]).Select(field => field.Name))}) = ({names});";
            }
            else
            {
                yield return "    public readonly void Turn() { }";
                yield return "    public readonly void TurnBack() { }";
            }
        }

        yield return $"    public readonly {whole.Type} Self() => this;";
        yield return $"    public static void Touch(ref {whole.Type} whole) {{ var copy = whole; whole = default; whole = copy; }}";
        yield return "}";
    }

    private static IEnumerable<Variable> Variables(Node body) => body.Descendants().Select(node => node switch
    {
        Declare declare => declare.Variable,
        Read read => read.Variable,
        _ => null,
    }).OfType<Variable>();
}
