namespace NdisConformance.Rules;

/// <summary>When a handler gets an event, in this order.</summary>
internal enum HandlerPhase
{
    Birth,
    Judgement,
    Death,
}
