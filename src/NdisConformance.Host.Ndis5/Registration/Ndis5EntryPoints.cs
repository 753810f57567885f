using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis5;

/// <summary>
/// The entry points of characteristics as bits, in the order of the structure, and those that are required.
/// </summary>
internal static class Ndis5EntryPoints
{
    private const ulong Always = Halt | Initialize | Query | Reset | Set;
    private const ulong Halt = 1 << 3;
    private const ulong Initialize = 1 << 5;
    private const ulong Query = 1 << 7;
    private const ulong Reset = 1 << 8;
    private const ulong Send = 1 << 9;
    private const ulong Set = 1 << 10;
    private const ulong SendPackets = 1 << 12;
    private const ulong PnPEvent = 1 << 15;

    /// <summary>The bits of those that are given.</summary>
    public static ulong Given(in NDIS_MINIPORT_CHARACTERISTICS c)
    {
        ReadOnlySpan<Delegate?> all =
        [
            c.CheckForHangHandler, c.DisableInterruptHandler, c.EnableInterruptHandler, c.HaltHandler,
            c.HandleInterruptHandler, c.InitializeHandler, c.ISRHandler, c.QueryInformationHandler, c.ResetHandler,
            c.SendHandler, c.SetInformationHandler, c.ReturnPacketHandler, c.SendPacketsHandler,
            c.AllocateCompleteHandler, c.CancelSendPacketsHandler, c.PnPEventNotifyHandler, c.AdapterShutdownHandler,
        ];
        ulong given = 0;
        for (int bit = 0; bit < all.Length; bit++)
        {
            given |= all[bit] is null ? 0 : 1UL << bit;
        }

        return given;
    }

    /// <summary>True if none is missing that a driver of a version has to have.</summary>
    public static bool AreComplete(ulong given, int version)
        => (given & Always) == Always
            && (given & (Send | SendPackets)) != 0
            && (version < Ndis5Versions.Ndis51 || (given & PnPEvent) != 0);
}
