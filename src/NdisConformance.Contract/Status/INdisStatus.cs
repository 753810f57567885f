namespace NdisConformance.Contract;

/// <summary>Status indications.</summary>
public interface INdisStatus
{
    /// <summary>
    /// Reports a change of the adapter's status, such as that of its link, to the protocols above. At most
    /// DISPATCH_LEVEL, from the registration attributes on until MiniportHaltEx returns, in any state. The structure
    /// and its buffer are the driver's again when the call returns. Source: StatEx.
    /// </summary>
    void NdisMIndicateStatusEx(NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication);
}
