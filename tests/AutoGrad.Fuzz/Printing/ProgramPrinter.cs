using System.Linq;
using System.Text;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Printing;

/// <summary>A program as a C# file: the type, its fields, its helper methods, and the method that is differentiated.</summary>
internal static class ProgramPrinter
{
    public const string Namespace = "Fuzzed";

    /// <summary>The differentiated method's name.</summary>
    public const string MethodName = "F";

    /// <param name="program">The program.</param>
    /// <param name="isGenerated">Whether the generated methods are called, where that takes a class of its own.</param>
    public static string Print(FuzzProgram program, bool isGenerated = false)
    {
        var text = new StringBuilder("using System;\nusing AutoGrad;\n\nnamespace " + Namespace + "\n{\n");
        text.Append(Type(program, depth: 1));
        if (CallsPrinter.IsNeeded(program))
        {
            var outer = new StatementPrinter(text, 1);
            foreach (string line in CallsPrinter.Print(program, TypeText(program), isGenerated))
            {
                outer.Line(line);
            }
        }

        return text.Append("}\n").ToString();
    }

    public static string Type(FuzzProgram program, int depth)
    {
        var text = new StringBuilder();
        var outer = new StatementPrinter(text, depth);
        if (program.Shape == TypeShape.NestedClass)
        {
            outer.Line($"public partial class {program.Name}");
            outer.Line("{");
            Members(text, program, "Inner", depth + 1);
            outer.Line("}");
        }
        else
        {
            Members(text, program, program.Name, depth);
        }

        return text.ToString();
    }

    /// <summary>The type's name in C#.</summary>
    public static string TypeText(FuzzProgram program) => program.Shape switch
    {
        TypeShape.NestedClass => $"{program.Name}.Inner",
        TypeShape.GenericClass => $"{program.Name}<int>",
        _ => program.Name,
    };

    /// <summary>The type's name in reflection.</summary>
    public static string TypeName(FuzzProgram program) => program.Shape switch
    {
        TypeShape.NestedClass => $"{Namespace}.{program.Name}+Inner",
        TypeShape.GenericClass => $"{Namespace}.{program.Name}`1",
        _ => $"{Namespace}.{program.Name}",
    };

    private static void Members(StringBuilder text, FuzzProgram program, string name, int depth)
    {
        string declaration = program.Shape switch
        {
            TypeShape.InstanceClass => $"public sealed partial class {name}",
            TypeShape.InstanceStruct => $"public partial struct {name}",
            TypeShape.GenericClass => $"public static partial class {name}<T>",
            _ => $"public static partial class {name}",
        };

        var outer = new StatementPrinter(text, depth);
        var inside = new StatementPrinter(text, depth + 1);
        outer.Line(declaration);
        outer.Line("{");
        int start = text.Length;
        foreach (Field field in program.Fields)
        {
            inside.Line(Print(field));
        }

        foreach (MethodDeclaration helper in program.Helpers.Where(helper => helper.Method.Owner is null))
        {
            inside.Method(helper.Method.IsStatic ? "private static " : "private ", helper.Method, helper.Body);
        }

        foreach (IGrouping<string, MethodDeclaration> outside in program.Helpers.Where(helper => helper.Method.Owner is not null).GroupBy(helper => helper.Method.Owner!))
        {
            inside.Line($"private static class {outside.Key}");
            inside.Line("{");
            foreach (MethodDeclaration helper in outside)
            {
                new StatementPrinter(text, depth + 2).Method("public static ", helper.Method, helper.Body);
            }

            inside.Line("}");
        }

        foreach (string line in StructPrinter.All(program).SelectMany(StructPrinter.Declaration))
        {
            inside.Line(line);
        }

        inside.Line("[Differentiable]");
        inside.Method(program.Main.Method.IsStatic ? "public static " : "public ", program.Main.Method, program.Main.Body);
        if (text.ToString(start, text.Length - start).Contains("Mode", System.StringComparison.Ordinal))
        {
            inside.Line("public enum Mode { Low, Middle, High }");
        }

        if (text.ToString(start, text.Length - start).Contains("new Counting(", System.StringComparison.Ordinal))
        {
            inside.Line("private sealed class Counting : IDisposable");
            inside.Line("{");
            inside.Line("    private readonly int[] counts;");
            inside.Line("    public Counting(int[] counts) => this.counts = counts;");
            inside.Line("    public void Dispose() => counts[0]++;");
            inside.Line("}");
        }

        outer.Line("}");
    }

    private static string Print(Field field)
    {
        string type = field.Kind.Name();
        string value = Literals.Text(field.Kind, field.Numbers, field.Rows);
        return field.Form switch
        {
            FieldForm.Constant => $"private const {type} {field.Name} = {value};",
            FieldForm.StaticReadonly => $"private static readonly {type} {field.Name} = {value};",
            FieldForm.Instance => $"public {type} {field.Name};",
            _ => $"public {type} {field.Name} {{ get; set; }}",
        };
    }
}
