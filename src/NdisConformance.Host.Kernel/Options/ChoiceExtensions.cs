using NdisConformance.Machine;

namespace NdisConformance.Host.Kernel;

/// <summary>Asks the machine for a choice of the host.</summary>
internal static class ChoiceExtensions
{
    public static int Choose(this SimulatedPc pc, HostChoice kind, uint site, int count)
        => pc.Choices.Choose((int)kind, site, count);
}
