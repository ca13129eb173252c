namespace Chapter2;

/// <summary>A point in the plane that belongs to one of two classes.</summary>
/// <param name="X">Its first coordinate.</param>
/// <param name="Y">Its second coordinate.</param>
/// <param name="Label">1 or -1.</param>
public readonly record struct LabelledPoint(double X, double Y, int Label);
