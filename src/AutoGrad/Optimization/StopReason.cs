namespace AutoGrad.Optimization;

/// <summary>Why a minimisation ended.</summary>
public enum StopReason
{
    /// <summary>The gradient is as small as it was asked to be: the point is, as far as one can tell, stationary.</summary>
    SmallGradient,

    /// <summary>A further step changes the value less than asked for.</summary>
    SmallChange,

    /// <summary>A further step changes the point less than asked for.</summary>
    SmallStep,

    /// <summary>
    /// No step was found that makes the value smaller. Close to a minimum that is the end of what rounding lets one see; else the
    /// gradient may be wrong.
    /// </summary>
    NoDecrease,

    /// <summary>The largest number of iterations has been reached.</summary>
    IterationLimit,

    /// <summary>A value or a gradient was NaN or infinite.</summary>
    NotFinite,

    /// <summary>The caller has asked for the end.</summary>
    Cancelled,
}
