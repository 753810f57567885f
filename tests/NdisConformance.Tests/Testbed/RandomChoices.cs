using NdisConformance.Contract;
using NdisConformance.Host.Kernel;
using NdisConformance.Host.Ndis6;
using NdisConformance.Machine;

namespace NdisConformance.Tests.Testbed;

/// <summary>
/// Any alternative, by a seed: at few boundaries or at many. No call fails, and nothing is held back until the scenario
/// releases it.
/// </summary>
internal sealed class RandomChoices : ChoiceSource
{
    private readonly Random _random;
    private readonly int _boundaries;

    public RandomChoices(int seed)
    {
        _random = new Random(seed);
        _boundaries = 5 + (seed % 7 * 20);
        Wanted = ulong.MaxValue;
    }

    public override int Choose(in ChoiceSite site, int count) => site.Kind.Number switch
    {
        (int)HostChoice.Failure => 0,
        (int)HostChoice.Boundary => _random.Next(_boundaries) == 0 ? _random.Next(count) : 0,
        (int)HostChoice.ReturnMoment => _random.Next((int)ReturnMoment.Held),
        _ => site.Kind == HostChoices.Of(DeviceChoice.HoldCompletion) ? 0 : _random.Next(count),
    };
}
