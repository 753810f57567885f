using NdisConformance.Host.Kernel;

namespace NdisConformance.Host.Ndis6;

/// <summary>One NET_BUFFER_LIST of a send.</summary>
/// <param name="Frames">Its NET_BUFFERs, in order.</param>
/// <param name="CancelId">What MiniportCancelSend names it by; 0 for nothing.</param>
public sealed record SendList(IReadOnlyList<FrameShape> Frames, uint CancelId = 0);
