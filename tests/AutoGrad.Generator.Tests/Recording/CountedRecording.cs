using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using AutoGrad.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AutoGrad.Generator.Tests.Recording;

/// <summary>Puts a recording that counts in the place of the library's, in text that is generated already.</summary>
internal sealed class CountedRecording
{
    private const string Source = """
        using System;
        using System.Runtime.CompilerServices;

        internal struct CountedRecording : IDisposable
        {
            public static long Bytes;
            public static long References;
            private AutoGrad.Runtime.Recording _recording;

            public void Push<T>(T value) where T : unmanaged
            {
                Bytes += Unsafe.SizeOf<T>();
                _recording.Push(value);
            }

            public T Pop<T>() where T : unmanaged => _recording.Pop<T>();

            public void PushReference(object? value)
            {
                References++;
                _recording.PushReference(value);
            }

            public T PopReference<T>() where T : class? => _recording.PopReference<T>()!;

            public Span<T> Rent<T>(long length) where T : unmanaged => Counted(_recording.Rent<T>(length));

            public Span<T> Rent<T>(long from, long to) where T : unmanaged => Counted(_recording.Rent<T>(from, to));

            public Span<T> PushSlots<T>(long length) where T : unmanaged => Counted(_recording.PushSlots<T>(length));

            public Span<T> PushSlots<T>(long from, long to) where T : unmanaged => Counted(_recording.PushSlots<T>(from, to));

            public Span<T> PopSlots<T>() where T : unmanaged => _recording.PopSlots<T>();

            public T[] RentArray<T>(int length) where T : unmanaged => _recording.RentArray<T>(length);

            private static Span<T> Counted<T>(Span<T> slots) where T : unmanaged
            {
                Bytes += (long)slots.Length * Unsafe.SizeOf<T>();
                return slots;
            }

            public void Dispose() => _recording.Dispose();
        }
        """;

    private readonly Type _type;

    private CountedRecording(Assembly assembly)
    {
        Assembly = assembly;
        _type = assembly.GetType("CountedRecording", throwOnError: true)!;
    }

    /// <summary>The assembly in which everything that is recorded is counted.</summary>
    public Assembly Assembly { get; }

    public static CountedRecording In(GeneratorRun run, CompilerSettings settings)
    {
        var parsing = new CSharpParseOptions(settings.Version);
        IEnumerable<SyntaxTree> written = run.Result.GeneratedTrees
            .Select(tree => CSharpSyntaxTree.ParseText(Regex.Replace(tree.ToString(), @"\bRecording\b", "CountedRecording"), parsing, tree.FilePath));
        return new CountedRecording(GeneratorRun.Load(run.Input.AddSyntaxTrees([.. written, CSharpSyntaxTree.ParseText(Source, parsing)])));
    }

    /// <summary>What is recorded while something runs.</summary>
    public (long Bytes, long References) During(Action action)
    {
        FieldInfo bytes = _type.GetField("Bytes")!;
        FieldInfo references = _type.GetField("References")!;
        bytes.SetValue(null, 0L);
        references.SetValue(null, 0L);
        action();
        return ((long)bytes.GetValue(null)!, (long)references.GetValue(null)!);
    }
}
