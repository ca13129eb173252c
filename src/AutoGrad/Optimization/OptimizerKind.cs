namespace AutoGrad.Optimization;

/// <summary>Marks the saved state of an optimizer, so that no other kind continues from it. The numbers are kept: states are stored.</summary>
internal enum OptimizerKind
{
    Sgd = 1,
    Momentum = 2,
    Nesterov = 3,
    AdaGrad = 4,
    RmsProp = 5,
    Adam = 6,
    AdamW = 7,
}
