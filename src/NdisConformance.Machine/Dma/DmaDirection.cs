namespace NdisConformance.Machine;

/// <summary>What the device may do with a mapping.</summary>
[Flags]
public enum DmaDirection
{
    /// <summary>The device may read memory.</summary>
    ToDevice = 1,

    /// <summary>The device may write memory.</summary>
    FromDevice = 2,

    /// <summary>The device may read and write.</summary>
    Both = ToDevice | FromDevice,
}
