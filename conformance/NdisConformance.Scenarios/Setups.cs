using NdisConformance.Host.Kernel;
using NdisConformance.Machine;
using NdisConformance.Testbed;
using NdisConformance.Trace;

namespace NdisConformance.Scenarios;

/// <summary>Set-ups that several groups use.</summary>
internal static class Setups
{
    /// <summary>A choice of the host that always goes one way.</summary>
    public static TestbedSetup Always(HostChoice kind, int value)
        => new() { Choices = choices => choices.Always((int)kind, value) };

    /// <summary>Several choices that always go one way.</summary>
    public static TestbedSetup Always(params (HostChoice Kind, int Value)[] script)
        => new()
        {
            Choices = choices =>
            {
                foreach ((HostChoice kind, int value) in script)
                {
                    choices.Always((int)kind, value);
                }
            },
        };

    /// <summary>The n-th call of a DDI, from 0, fails with the k-th of its documented failures, from 1.</summary>
    public static TestbedSetup Failing(TraceName ddi, int occurrence = 0, int status = 1)
        => new() { Choices = choices => Fail(choices, ddi, occurrence, status) };

    /// <summary>As <see cref="Failing"/>, on a script that says more.</summary>
    public static void Fail(ScriptedChoices choices, TraceName ddi, int occurrence = 0, int status = 1)
        => choices.AtSite((int)HostChoice.Failure, (uint)ddi, occurrence, status);
}
