using FaultyMiniports;
using NdisConformance.Contract;

[assembly: NdisMiniport("int-014-never-dismisses-errors", typeof(NeverDismissesErrors))]
[assembly: FaultyMiniport("int-014-never-dismisses-errors", "INT-014")]

namespace FaultyMiniports;

/// <summary>Clears all causes of an interrupt but that of an error, which keeps the line up.</summary>
public sealed class NeverDismissesErrors : RegisterFollower
{
    private const uint Error = 0x4;

    /// <inheritdoc/>
    public override void NdisWriteRegisterUlong(PVOID register, uint data)
        => Inner.NdisWriteRegisterUlong(
            register, register == Registers + InterruptCause ? data & ~Error : data);
}
