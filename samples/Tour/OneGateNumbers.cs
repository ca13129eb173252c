namespace Tour;

/// <summary>What lesson 1 computed.</summary>
public sealed record OneGateNumbers(
    double Value,
    double SearchedValue,
    double NumericX,
    double NumericY,
    double GeneratedX,
    double GeneratedY,
    double ValueAfterStep);
