namespace NdisConformance.Contract;

/// <summary>Send completion and receive indication.</summary>
public interface INdisDataPath
{
    /// <summary>
    /// Completes the lists of a chain, which the driver touches no more. At most DISPATCH_LEVEL. Status of each
    /// list: SUCCESS or an error. Source: SendC.
    /// </summary>
    void NdisMSendNetBufferListsComplete(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint sendCompleteFlags);

    /// <summary>
    /// Indicates received frames. Without NDIS_RECEIVE_FLAGS_RESOURCES the lists belong to NDIS until
    /// MiniportReturnNetBufferLists; with it they are the driver's again when the call returns. At most
    /// DISPATCH_LEVEL. Source: Recv.
    /// </summary>
    void NdisMIndicateReceiveNetBufferLists(
        NDIS_HANDLE miniportAdapterHandle,
        NET_BUFFER_LIST netBufferList,
        uint portNumber,
        uint numberOfNetBufferLists,
        uint receiveFlags);
}
