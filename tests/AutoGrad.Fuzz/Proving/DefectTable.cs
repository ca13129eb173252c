using System.Collections.Immutable;

namespace AutoGrad.Fuzz.Proving;

/// <summary>Every kind of defect that is planted.</summary>
internal static class DefectTable
{
    public static ImmutableArray<Defect> All { get; } =
    [
        .. AccumulationDefects.All,
        .. LocalGradientDefects.All,
        .. PullDefects.All,
        .. BranchDefects.All,
        .. ForwardDefects.All,
        .. LoopDefects.All,
        .. RecordingDefects.All,
        .. SlotDefects.All,
        .. MemoryDefects.All,
        .. BufferDefects.All,
    ];
}
