using System.Text.Json;

namespace GradBench.Protocol;

/// <summary>How inputs are read and outputs are written.</summary>
public static class Json
{
    /// <summary>Names in snake case, and nothing left out: what is missing or null is refused, what is not a number is not written.</summary>
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };
}
