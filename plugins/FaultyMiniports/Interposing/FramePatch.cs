using NdisConformance.Contract;

namespace FaultyMiniports;

/// <summary>What a wrong driver writes into a frame that it sends.</summary>
internal static class FramePatch
{
    private const uint LastHeaderByte = 13;

    /// <summary>Turns the last byte of the header over.</summary>
    public static void Apply(NET_BUFFER netBuffer)
    {
        PVOID data = netBuffer.CurrentMdl.MappedSystemVa + netBuffer.CurrentMdlOffset;
        data.Write((byte)~data.Read<byte>(LastHeaderByte), LastHeaderByte);
    }
}
