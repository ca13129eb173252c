using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using AutoGrad.Fuzz.Programs;

namespace AutoGrad.Fuzz.Running;

/// <summary>Whether the generated methods have the parameters that the contract with the user names.</summary>
internal static class SignatureCheck
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Check(FuzzProgram program, LoadedProgram loaded)
    {
        Method method = program.Main.Method;
        if (loaded.BackwardMethod is null)
        {
            return "FBackward is missing";
        }

        bool hasGradient = method.Result.IsReal() && !method.Parameters.Any(parameter => parameter.Passing == Passing.Out && parameter.Kind.IsReal());
        if (loaded.GradientMethod is null == hasGradient)
        {
            return hasGradient ? "FGradient is missing" : "FGradient is there for a method without a single result";
        }

        ParameterInfo[] original = loaded.Original.Method.GetParameters();
        var taken = new HashSet<string>(original.Select(parameter => parameter.Name!));
        List<string> backward = [.. original.Select(Text)];
        List<string> gradient = [.. backward];
        if (method.HasPull)
        {
            backward.Add($"{ResultPull(method, loaded.Original.Method.ReturnType)} {(taken.Contains("dResult") ? "?" : "dResult")}");
            taken.Add("dResult");
        }

        if (!method.IsStatic && program.Shape == TypeShape.InstanceStruct && program.Fields.Any(field => field.IsOfInstance && field.Kind.IsReal()))
        {
            backward.Add($"ref {loaded.BackwardMethod.DeclaringType} dThis");
            gradient.Add($"out {loaded.BackwardMethod.DeclaringType} dThis");
        }

        foreach (Parameter parameter in method.Parameters.Where(parameter => parameter.HasGradient))
        {
            string name = "d" + parameter.Variable.Name.TrimStart('@');

            // A name that clashes gets a suffix, of which nothing more is said.
            string shown = taken.Contains(name) || method.Parameters.Any(other => other != parameter && "d" + other.Variable.Name.TrimStart('@') == name) ? "?" : name;
            backward.Add($"{Type(parameter, "ref ")} {shown}");
            gradient.Add($"{Type(parameter, "out ")} {shown}");
        }

        return Compare(loaded.BackwardMethod, backward, original.Length) ?? (loaded.GradientMethod is null ? null : Compare(loaded.GradientMethod, gradient, original.Length));
    }

    private static string? Compare(MethodInfo method, List<string> expected, int originals)
    {
        List<string> actual = [.. method.GetParameters().Select(Text)];
        if (actual.Count == expected.Count)
        {
            for (int i = originals; i < actual.Count; i++)
            {
                if (expected[i].EndsWith('?'))
                {
                    actual[i] = actual[i][..(actual[i].LastIndexOf(' ') + 1)] + "?";
                }
            }
        }

        return actual.SequenceEqual(expected) ? null : $"{method.Name} has ({string.Join(", ", actual)}) instead of ({string.Join(", ", expected)})";
    }

    private static string Text(ParameterInfo parameter)
    {
        Type type = parameter.ParameterType;
        string passing = !type.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        return $"{passing}{(type.IsByRef ? type.GetElementType() : type)} {parameter.Name}";
    }

    private static Type ResultPull(Method method, Type type) => method.Result switch
    {
        Kind.DoubleArray => typeof(ReadOnlySpan<double>),
        Kind.FloatArray => typeof(ReadOnlySpan<float>),
        _ => type,
    };

    private static string Type(Parameter parameter, string reference)
    {
        Type number = parameter.Kind.Number() == Kind.Float ? typeof(float) : typeof(double);
        return parameter.Kind.Form() switch
        {
            BufferForm.Number => (parameter.Passing switch { Passing.Out => "", _ => reference }) + number,
            BufferForm.Grid => number.MakeArrayType(2).ToString(),
            BufferForm.Rows => number.MakeArrayType().MakeArrayType().ToString(),
            _ => typeof(Span<>).MakeGenericType(number).ToString(),
        };
    }
}
