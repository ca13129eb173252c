using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace AutoGrad.Fuzz.Running;

/// <summary>Compiled programs, and what was said about each, by the program's name.</summary>
internal sealed class CompiledBatch : IDisposable
{
    /// <summary>Null if nothing was left to compile, or the generator crashed.</summary>
    public Assembly? Assembly { get; set; }

    public AssemblyLoadContext? Context { get; set; }

    /// <summary>What the generator let out instead of a diagnostic.</summary>
    public Exception? Crash { get; set; }

    /// <summary>The generator's diagnostics.</summary>
    public Dictionary<string, List<Diagnostic>> Reported { get; } = [];

    /// <summary>Those of the generator's diagnostics that do not say where.</summary>
    public List<string> Unlocated { get; } = [];

    public Dictionary<string, List<Diagnostic>> OwnErrors { get; } = [];

    public Dictionary<string, List<Diagnostic>> GeneratedErrors { get; } = [];

    public Dictionary<string, List<Diagnostic>> GeneratedWarnings { get; } = [];

    public Dictionary<string, List<SyntaxTree>> Generated { get; } = [];

    public static void Add<T>(Dictionary<string, List<T>> lists, string name, T item)
    {
        if (!lists.TryGetValue(name, out List<T>? list))
        {
            lists.Add(name, list = []);
        }

        list.Add(item);
    }

    public void Dispose() => Context?.Unload();
}
