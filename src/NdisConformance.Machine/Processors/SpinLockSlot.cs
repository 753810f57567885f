namespace NdisConformance.Machine;

/// <summary>Where a spin lock lives, and after it others.</summary>
internal struct SpinLockSlot
{
    public Activity? Holder;
    public int NextFree;

    /// <summary>How many locks lived here before; part of a lock's number.</summary>
    public ushort Age;

    public byte SavedIrql;
    public bool Dpr;
    public bool Exists;
}
