namespace NdisConformance.Contract;

/// <summary>
/// The interrupt object of an NDIS 5 driver, in the storage of the driver. Its identity is the object; its state is the
/// host's.
/// </summary>
public sealed class NDIS_MINIPORT_INTERRUPT
{
    /// <summary>The host's number for the interrupt; 0 before NdisMRegisterInterrupt.</summary>
    internal uint HostNumber { get; set; }
}
