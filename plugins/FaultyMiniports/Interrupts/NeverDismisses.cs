using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-014-never-dismisses", typeof(NeverDismisses))]
[assembly: FaultyMiniport("int-014-never-dismisses", "INT-014")]

namespace FaultyMiniports;

/// <summary>Clears no cause of an interrupt: the line comes up again whenever the mask opens.</summary>
public sealed class NeverDismisses : RegisterFollower
{
    /// <inheritdoc/>
    public override void NdisWriteRegisterUlong(PVOID register, uint data)
    {
        if (register != Registers + InterruptCause)
        {
            Inner.NdisWriteRegisterUlong(register, data);
        }
    }
}
