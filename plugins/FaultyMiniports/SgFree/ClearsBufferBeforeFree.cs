using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-free-011-clears-buffer-before-free", typeof(ClearsBufferBeforeFree))]
[assembly: FaultyMiniport(
    "sgdma-free-011-clears-buffer-before-free", "SGDMA-FREE-011", AlsoFires = "SGDMA-ALLOC-011")]

namespace FaultyMiniports;

/// <summary>Clears the buffer that it gave before it frees the list, which lies elsewhere.</summary>
public sealed class ClearsBufferBeforeFree : ListFollower
{
    /// <inheritdoc/>
    protected override void GiveBack(ListRequest request)
    {
        if (request.Buffer != (PVOID)request.List)
        {
            request.Buffer.Fill(0, request.BufferSize);
        }

        base.GiveBack(request);
    }
}
