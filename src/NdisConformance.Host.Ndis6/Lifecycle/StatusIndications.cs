using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Trace;
using static NdisConformance.Contract.NDIS;

namespace NdisConformance.Host.Ndis6;

/// <summary>NdisMIndicateStatusEx. One per machine.</summary>
internal sealed class StatusIndications(HandleTable handles, HostTrace trace)
{
    private const uint ConnectStateOffset = 4;
    private const uint TransmitSpeedOffset = 16;
    private const uint ReceiveSpeedOffset = 24;

    /// <inheritdoc/>
    public void NdisMIndicateStatusEx(NDIS_HANDLE miniportAdapterHandle, ref NDIS_STATUS_INDICATION statusIndication)
    {
        ref NDIS_STATUS_INDICATION s = ref statusIndication;
        TraceObject adapter = handles.Resolve<MiniportAdapter>(miniportAdapterHandle, ObjectKind.Adapter, out _);
        TraceObject source = handles.Resolve<MiniportAdapter>(s.SourceHandle, ObjectKind.Adapter, out _);
        NDIS_LINK_STATE link = s.StatusCode == NDIS_STATUS.NDIS_STATUS_LINK_STATE ? LinkOf(s) : default;
        TraceMark call = trace.NdisMIndicateStatusExCall(
            adapter,
            s.Header.Type,
            s.Header.Revision,
            s.Header.Size,
            source,
            s.PortNumber,
            s.StatusCode,
            s.StatusBufferSize,
            link.Header.Type | ((uint)link.Header.Revision << 8) | ((uint)link.Header.Size << 16),
            (uint)link.MediaConnectState,
            link.XmitLinkSpeed,
            link.RcvLinkSpeed);
        trace.NdisMIndicateStatusExReturn(call);
    }

    /// <summary>What the buffer holds; all zero if that is no link state.</summary>
    private static NDIS_LINK_STATE LinkOf(in NDIS_STATUS_INDICATION s) => s.StatusBuffer switch
    {
        NDIS_LINK_STATE state => state,
        PVOID buffer when buffer != null && s.StatusBufferSize >= NDIS_SIZEOF_LINK_STATE_REVISION_1 => new()
        {
            Header = new NDIS_OBJECT_HEADER(buffer.Read<byte>(), buffer.Read<byte>(1), buffer.Read<ushort>(2)),
            MediaConnectState = (NDIS_MEDIA_CONNECT_STATE)buffer.Read<uint>(ConnectStateOffset),
            XmitLinkSpeed = buffer.Read<ulong>(TransmitSpeedOffset),
            RcvLinkSpeed = buffer.Read<ulong>(ReceiveSpeedOffset),
        },
        _ => default,
    };
}
