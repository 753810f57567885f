using NdisConformance.Trace;

namespace NdisConformance.Host.Kernel;

/// <summary>A mapping of an MDL chain for the device.</summary>
internal struct DmaMapping
{
    public uint Number;

    /// <summary>What is mapped, for those who look for a culprit.</summary>
    public TraceObject Target;

    /// <summary>True if data goes from memory to the device.</summary>
    public bool IsToDevice;

    /// <summary>True if its addresses lie above 4 GiB.</summary>
    public bool IsHigh;

    /// <summary>The MDL in which the mapping starts, and where in it the data starts.</summary>
    public uint FirstMdl;

    public uint DataOffsetInMdl;

    public int RunCount;

    public uint TotalBytes;

    /// <summary>The copy that the device sees, or 0, and how many map registers it holds.</summary>
    public uint BounceOffset;

    public uint MapRegisters;

    public readonly TraceObject Id => new(ObjectKind.Sg, Number);
}
