using System.Collections.Generic;
using System.Linq;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Printing;

/// <summary>
/// A class with the methods of a program whose parameters are structs, and with numbers for parameters: what is called has one argument for each
/// number, whatever the program makes of them. That the class compiles shows that the generated signatures are right.
/// </summary>
internal static class CallsPrinter
{
    public static bool IsNeeded(FuzzProgram program) => program.Main.Method.Parameters.Any(parameter => parameter.Variable.Field is { Struct.IsParameter: true });

    public static string ClassName(FuzzProgram program) => program.Name + "Calls";

    /// <param name="program">The program.</param>
    /// <param name="type">Its type.</param>
    /// <param name="isGenerated">Whether the generated methods are there.</param>
    public static IEnumerable<string> Print(FuzzProgram program, string type, bool isGenerated)
    {
        Method method = program.Main.Method;
        yield return $"public static class {ClassName(program)}";
        yield return "{";
        foreach (string line in Call(method, type, "", [], []))
        {
            yield return line;
        }

        if (isGenerated)
        {
            Parameter[] active = [.. method.Parameters.Where(parameter => parameter.HasGradient)];
            foreach (string line in Call(method, type, "Backward", method.HasPull ? [$"{Pull(method)} pull"] : [], active))
            {
                yield return line;
            }

            if (method.Result.IsReal() && !method.Parameters.Any(parameter => parameter.Passing == Passing.Out && parameter.Kind.IsReal()))
            {
                foreach (string line in Call(method, type, "Gradient", [], active))
                {
                    yield return line;
                }
            }
        }

        yield return "}";
    }

    private static IEnumerable<string> Call(Method method, string type, string suffix, string[] pull, Parameter[] active)
    {
        StructVariable? whole = method.Parameters.Select(parameter => parameter.Variable.Field?.Struct).FirstOrDefault(found => found is { IsParameter: true });
        string structType = $"{type}.{whole!.Type}";
        string[] parameters =
        [
            .. method.Parameters.Select((parameter, i) => $"{Passed(parameter)}{(parameter.Kind == Kind.Mode ? type + "." : "")}{parameter.Kind.Name()} a{i}"),
            .. pull,
            .. active.Select((parameter, i) => Gradient(parameter) + $" g{i}"),
        ];
        string result = method.Results switch { [] => "void", [var one] => one.Name(), var several => $"({string.Join(", ", several.Select(kind => kind.Name()))})" };
        var arguments = new List<string>();
        var before = new List<string>();
        var after = new List<string>();
        string values = string.Join(", ", method.Parameters.Select((parameter, i) => (parameter, i)).Where(pair => IsIn(pair.parameter, whole)).Select(pair => $"{pair.parameter.Variable.Field!.Name} = a{pair.i}"));
        bool isSaid = false;
        for (int i = 0; i < method.Parameters.Length; i++)
        {
            if (!IsIn(method.Parameters[i], whole))
            {
                arguments.Add($"{Passed(method.Parameters[i])}a{i}");
            }
            else if (!isSaid)
            {
                isSaid = true;
                arguments.Add($"new {structType} {{ {values} }}");
            }
        }

        arguments.AddRange(pull.Length > 0 ? ["pull"] : []);
        isSaid = false;
        for (int i = 0; i < active.Length; i++)
        {
            string reference = active[i].Kind.IsBuffer() || active[i].Passing == Passing.Out ? "" : suffix == "Gradient" ? "out " : "ref ";
            if (!IsIn(active[i], whole))
            {
                arguments.Add($"{reference}g{i}");
                continue;
            }

            string name = active[i].Variable.Field!.Name;
            before.Add($"{name} = g{i}");
            after.Add($"g{i} = d.{name};");
            if (!isSaid)
            {
                isSaid = true;
                arguments.Add(reference + "d");
            }
        }

        yield return $"    public static {result} {ProgramPrinter.MethodName}{suffix}({string.Join(", ", parameters)})";
        yield return "    {";
        if (before.Count > 0)
        {
            yield return $"        var d = new {structType} {{ {string.Join(", ", before)} }};";
        }

        string call = $"{type}.{ProgramPrinter.MethodName}{suffix}({string.Join(", ", arguments)});";
        yield return $"        try {{ {(result == "void" ? call : "return " + call)} }} finally {{ {string.Join(" ", after)} }}";
        yield return "    }";
    }

    private static bool IsIn(Parameter parameter, StructVariable whole) => parameter.Variable.Field?.Struct == whole;

    private static string Passed(Parameter parameter) => parameter.Passing switch { Passing.In => "in ", Passing.Ref => "ref ", Passing.Out => "out ", _ => "" };

    private static string Pull(Method method) => method.Results is [var one]
        ? (one.Form() == BufferForm.Array ? $"ReadOnlySpan<{one.Element().Name()}>" : one.Name())
        : $"({string.Join(", ", method.Results.Select(kind => kind.Name()))})";

    private static string Gradient(Parameter parameter) => parameter.Kind.IsBuffer()
        ? (parameter.Kind.IsFlat() ? $"Span<{parameter.Kind.Element().Name()}>" : parameter.Kind.Name())
        : (parameter.Passing == Passing.Out ? "" : "ref ") + parameter.Kind.Name();
}
