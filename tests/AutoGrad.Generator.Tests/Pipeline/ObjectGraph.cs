using System;
using System.Collections.Generic;
using System.Reflection;

namespace AutoGrad.Generator.Tests.Pipeline;

/// <summary>Walks over everything that an object holds, field by field.</summary>
internal static class ObjectGraph
{
    /// <summary>How to get from the object to each thing that is looked for.</summary>
    public static List<string> PathsTo(object root, Func<object, bool> isWanted)
    {
        var found = new List<string>();
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var pending = new Stack<(object Value, string Path)>();
        pending.Push((root, root.GetType().Name));
        while (pending.TryPop(out var next))
        {
            (object value, string path) = next;
            if (isWanted(value))
            {
                found.Add(path);
            }
            else if (!IsLeaf(value.GetType()) && (value.GetType().IsValueType || seen.Add(value)))
            {
                foreach ((object part, string name) in PartsOf(value))
                {
                    pending.Push((part, path + name));
                }
            }
        }

        return found;
    }

    // A type says which code there is, not which code the user wrote.
    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type.IsPointer || type == typeof(string) || typeof(MemberInfo).IsAssignableFrom(type)
        || typeof(Assembly).IsAssignableFrom(type) || typeof(Module).IsAssignableFrom(type);

    private static IEnumerable<(object Part, string Name)> PartsOf(object value)
    {
        if (value is Array array)
        {
            foreach (object? element in array)
            {
                if (element is not null)
                {
                    yield return (element, "[]");
                }
            }
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!field.FieldType.IsPointer && field.GetValue(value) is { } part)
                {
                    yield return (part, "." + field.Name);
                }
            }
        }
    }
}
