using NdisConformance.Trace;

namespace NdisConformance.Rules;

/// <summary>How a NET_BUFFER_LIST of a send was completed.</summary>
/// <param name="Nbl">The list; 0 if nothing is known.</param>
/// <param name="Sequence">The fact that completed it.</param>
/// <param name="Behind">The list before it in the chain of its completion; 0 if it was the first.</param>
/// <param name="FirstNb">Its first NET_BUFFER.</param>
/// <param name="LastNb">Its last one.</param>
/// <param name="WasHalfRefused">
/// True if it failed, and a request for one of its several NET_BUFFERs had got RESOURCES.
/// </param>
/// <param name="Cancelled">The MiniportCancelSend that named it and in which it was completed; 0 if none did.</param>
internal readonly record struct CompletedList(
    uint Nbl, long Sequence, uint Behind, uint FirstNb, uint LastNb, bool WasHalfRefused, long Cancelled)
{
    public TraceObject Object => new(ObjectKind.Nbl, Nbl);

    public TraceObject Before => new(ObjectKind.Nbl, Behind);
}
