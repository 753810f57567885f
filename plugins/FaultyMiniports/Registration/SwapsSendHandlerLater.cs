using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("reg-008-swaps-send-handler-later", typeof(SwapsSendHandlerLater))]
[assembly: FaultyMiniport("reg-008-swaps-send-handler-later", "REG-008")]

namespace FaultyMiniports;

/// <summary>Puts another SendNetBufferListsHandler into its characteristics when it is initialized.</summary>
public sealed class SwapsSendHandlerLater : FaultyMiniport
{
    private NDIS_MINIPORT_DRIVER_CHARACTERISTICS _characteristics;

    /// <inheritdoc/>
    protected override void Replace(ref NDIS_MINIPORT_DRIVER_CHARACTERISTICS characteristics)
    {
        MINIPORT_INITIALIZE initialize = characteristics.InitializeHandlerEx!;
        MINIPORT_SEND_NET_BUFFER_LISTS send = characteristics.SendNetBufferListsHandler!;
        characteristics.InitializeHandlerEx =
            (NDIS_HANDLE handle, NDIS_HANDLE context, ref NDIS_MINIPORT_INIT_PARAMETERS parameters) =>
            {
                _characteristics.SendNetBufferListsHandler =
                    (adapter, lists, port, flags) => send(adapter, lists, port, flags);
                return initialize(handle, context, ref parameters);
            };
        _characteristics = characteristics;
    }
}
