namespace NdisConformance.Contract;

/// <summary>An event in the storage of the driver. Its identity is the object; its state is the host's.</summary>
public sealed class NDIS_EVENT
{
    /// <summary>The host's number for the event; 0 before NdisInitializeEvent.</summary>
    internal uint HostNumber { get; set; }
}
