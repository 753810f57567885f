namespace NdisConformance.Vocabulary;

/// <summary>The IRQLs at which a function may be called, or at which NDIS calls a callback.</summary>
public enum IrqlRange
{
    /// <summary>Any level.</summary>
    Any,

    /// <summary>PASSIVE_LEVEL.</summary>
    Passive,

    /// <summary>PASSIVE_LEVEL or APC_LEVEL.</summary>
    BelowDispatch,

    /// <summary>DISPATCH_LEVEL and no other.</summary>
    Dispatch,

    /// <summary>DISPATCH_LEVEL or below.</summary>
    AtMostDispatch,

    /// <summary>The level of the device's interrupt and no other.</summary>
    Device,

    /// <summary>The level of the device's interrupt or below.</summary>
    AtMostDevice,
}
