using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("nbl-014-frees-net-buffer-twice", typeof(FreesNetBufferTwice))]
[assembly: FaultyMiniport("nbl-014-frees-net-buffer-twice", "NBL-014")]

namespace FaultyMiniports;

/// <summary>Frees a NET_BUFFER twice.</summary>
public sealed class FreesNetBufferTwice : NetBufferPoolDriver
{
    /// <inheritdoc/>
    protected override void FreePoolAndNetBuffer()
    {
        FreeNetBuffer();
        FreeNetBuffer();
        FreePool();
    }
}
