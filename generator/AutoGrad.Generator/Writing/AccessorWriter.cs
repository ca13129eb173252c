using System.Linq;
using AutoGrad.Generator.Circuits;

namespace AutoGrad.Generator.Writing;

/// <summary>Writes the properties through which the generated code reads private members of other types.</summary>
internal static class AccessorWriter
{
    /// <param name="model">The method.</param>
    /// <param name="attribute">The attribute of generated members.</param>
    public static string Write(MethodModel model, string attribute)
    {
        if (model.Circuit is null)
        {
            return "";
        }

        return string.Concat(model.Accessors.GroupBy(accessor => (accessor.Namespace, accessor.ContainingTypes)).Select(type =>
        {
            string indent = new(' ', PartialTypes.Step * (type.Key.ContainingTypes.Count + (type.Key.Namespace.Length > 0 ? 1 : 0)));
            var members = type.Select(accessor =>
                indent + "/// <summary>Lets the gradient of <c>" + model.Signature!.Name + "</c> read <c>" + accessor.Member + "</c>.</summary>\n"
                + indent + attribute + "\n"
                + indent + accessor.Declaration + "\n");
            return "\n" + PartialTypes.Around(type.Key.Namespace, type.Key.ContainingTypes, string.Join("\n", members));
        }));
    }
}
