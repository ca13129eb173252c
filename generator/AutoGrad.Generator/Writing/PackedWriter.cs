using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>Writes the overload of the gradient method that takes all numbers in a row: it hands them on one by one.</summary>
internal static class PackedWriter
{
    public static IEnumerable<string> Documentation(MethodSignature signature, PackedOverload packed)
    {
        string numbers = packed.Count.ToString(CultureInfo.InvariantCulture) + " numbers in a row";
        yield return $"<summary>Value and gradient of <c>{signature.Name}</c>, given its {numbers}: {string.Join(", ", signature.Active.Select(source => "<c>" + source.Name + "</c>"))}.</summary>";
        yield return $"<param name=\"{packed.Name}\">The numbers, in this order, those of a struct in theirs.</param>";
        foreach (var parameter in Others(signature))
        {
            yield return $"<param name=\"{parameter.Name}\">As in <c>{signature.Name}</c>; held constant.</param>";
        }

        yield return $"<param name=\"{packed.GradientName}\">The derivative with respect to each of them; as long as <c>{packed.Name}</c>.</param>";
        yield return $"<returns>The value of <c>{signature.Name}</c>.</returns>";
        yield return $"<exception cref=\"global::System.ArgumentException\">There are not {packed.Count.ToString(CultureInfo.InvariantCulture)} numbers, or not as many gradients.</exception>";
    }

    public static IEnumerable<ParameterModel> Others(MethodSignature signature) => signature.Parameters.Where(parameter => !parameter.IsActive);

    public static List<Statement> Body(MethodSignature signature, PackedOverload packed, LibraryNames library)
    {
        var names = new Names(SignatureWriter.ParameterNames(signature).Append(packed.Name).Append(packed.GradientName));
        string from = Names.Escape(packed.Name);
        string to = Names.Escape(packed.GradientName);
        var statements = new List<Statement>
        {
            new Line($"{library.RuntimeName("Packed")}.Require({from}.Length, {Text(packed.Count)}, \"{packed.Name}\");"),
            new Line($"{library.RuntimeName("Packed")}.Require({to}.Length, {Text(packed.Count)}, \"{packed.GradientName}\");"),
        };
        var arguments = new List<string>();
        var gradients = new List<string>();
        var copies = new List<Statement>();
        int next = 0;
        foreach (var parameter in signature.Parameters)
        {
            if (!parameter.IsActive)
            {
                arguments.Add(parameter.Reference + Names.Escape(parameter.Name));
                continue;
            }

            string gradient = names.Take(parameter.GradientName! + "1");
            gradients.Add("out " + parameter.GradientType + " " + gradient);
            if (parameter.Struct is null)
            {
                arguments.Add($"{from}[{Text(next)}]");
                copies.Add(new Line($"{to}[{Text(next++)}] = {gradient};"));
                continue;
            }

            int count = parameter.Struct.Parts.Count;
            string types = "<" + parameter.Type + ", " + packed.Number + ">";
            arguments.Add($"{library.RuntimeName("Packed")}.Struct{types}({from}.Slice({Text(next)}, {Text(count)}))");
            copies.Add(new Line($"{library.RuntimeName("Packed")}.CopyTo{types}({gradient}, {to}.Slice({Text(next)}, {Text(count)}));"));
            next += count;
        }

        string result = names.Take("result");
        statements.Add(new Line($"{signature.ResultType} {result} = {signature.Name}Gradient{signature.TypeParameters}({string.Join(", ", arguments.Concat(gradients))});"));
        statements.AddRange(copies);
        statements.Add(new Line($"return {result};"));
        return statements;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
