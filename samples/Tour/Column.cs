using System.Collections.Generic;

namespace Tour;

/// <summary>
/// A column of a table: its heading, a number a row, and how far from the table's first column it may be.
/// </summary>
public sealed record Column(string Heading, IReadOnlyList<double> Numbers, double Tolerance = 0.0);
