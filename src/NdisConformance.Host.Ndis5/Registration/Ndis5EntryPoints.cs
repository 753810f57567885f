using NdisConformance.Contract;

namespace NdisConformance.Host.Ndis5;

/// <summary>The entry points of characteristics as bits, in the order of the structure.</summary>
internal static class Ndis5EntryPoints
{
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
}
