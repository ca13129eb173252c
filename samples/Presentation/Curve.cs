using System.Collections.Generic;

namespace Presentation;

/// <summary>A curve of a chart: the first value is at <paramref name="First"/>, the others follow one by one.</summary>
/// <param name="Name">What the legend says.</param>
/// <param name="Values">The values.</param>
/// <param name="First">Where the first value is on the horizontal axis.</param>
public sealed record Curve(string Name, IReadOnlyList<double> Values, double First = 0);
