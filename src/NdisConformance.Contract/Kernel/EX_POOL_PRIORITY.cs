namespace NdisConformance.Contract;

/// <summary>How badly an allocation is wanted.</summary>
public enum EX_POOL_PRIORITY
{
    /// <summary>The request may fail when memory is low.</summary>
    LowPoolPriority = 0,

    /// <summary>The request should fail only when memory is very low.</summary>
    NormalPoolPriority = 16,

    /// <summary>The request should fail only when no memory is left.</summary>
    HighPoolPriority = 32,
}
