using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("sgdma-alloc-011-clears-buffer-in-callback", typeof(ClearsBufferInCallback))]
[assembly: FaultyMiniport("sgdma-alloc-011-clears-buffer-in-callback", "SGDMA-ALLOC-011")]

namespace FaultyMiniports;

/// <summary>Clears the buffer that it gave when the list arrives elsewhere.</summary>
public sealed class ClearsBufferInCallback : ListFollower
{
    /// <inheritdoc/>
    protected override void OnList(ListRequest request)
    {
        if (request.Buffer != (PVOID)request.List)
        {
            request.Buffer.Fill(0, request.BufferSize);
        }

        base.OnList(request);
    }
}
