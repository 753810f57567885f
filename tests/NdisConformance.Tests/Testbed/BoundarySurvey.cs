using NdisConformance.Host.Kernel;
using NdisConformance.Machine;

namespace NdisConformance.Tests.Testbed;

/// <summary>Notes every boundary of a run at which nothing happens, and whether a lock is held there.</summary>
internal sealed class BoundarySurvey(ChoiceSource inner, SimulatedPc pc) : ChoiceSource
{
    public List<(ChoiceSite Site, bool IsLockHeld)> Boundaries { get; } = [];

    /// <summary>Puts a survey into a machine.</summary>
    public static BoundarySurvey Of(SimulatedPc pc)
    {
        BoundarySurvey survey = new(pc.Choices, pc) { Wanted = 1UL << (int)HostChoice.Boundary };
        pc.Choices = survey;
        return survey;
    }

    public override int Choose(in ChoiceSite site, int count)
    {
        if (site.Kind.Number == (int)HostChoice.Boundary)
        {
            Boundaries.Add((site, pc.Locks.AnyHeld));
        }

        return inner.Choose(site, count);
    }
}
