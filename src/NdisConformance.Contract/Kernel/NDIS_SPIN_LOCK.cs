namespace NdisConformance.Contract;

/// <summary>A spin lock in the storage of the driver. Its identity is the object; its state is the host's.</summary>
public sealed class NDIS_SPIN_LOCK
{
    /// <summary>The host's number for the lock; 0 before NdisAllocateSpinLock.</summary>
    internal uint HostNumber { get; set; }
}
