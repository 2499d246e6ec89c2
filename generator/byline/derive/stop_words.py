"""Words that say nothing of what a text is about: they make no term.

Those of grammar in the languages in which papers are often written, and those with which any
paper speaks of itself. They stand without case and accents, as terms do.
"""

_ENGLISH = """
a about above across actually after again against ahead all allow allowed allowing allows almost
alone along already also although always am among amongst an and another any anyone anything apart
are around as aside at away back be became because become becomes been before behind being below
beneath beside besides best better between beyond both but by came can cannot come comes could did
do does doing done down due during each easily either else enough especially etc even ever every
everything except far few fewer for former forth found from full fully further furthermore gave get
gets getting give given gives giving go goes going gone got had happen happens hardly has have
having he hence her here herself him himself his how however i ie eg if in indeed inside instead
into is it its itself just keep keeps kept know known knows last later latter least less let lets
like likely made mainly make makes making many may maybe me mean means meanwhile merely might mine
more moreover most mostly much must my myself namely near nearly need needed needs neither never
nevertheless next no nobody none nonetheless nor not nothing notably now of off often on once one
ones only onto or other others otherwise our ours ourselves out outside over overall own per perhaps
please possibly put quite rather really same say says second see seem seems seen self several shall
she should since so some someone something sometimes somewhat soon still such take taken takes
taking than that the their them themselves then thence there thereby therefore therein these they
thing things think this those though three through throughout thus to together too toward towards
two under unless unlike until up upon us use used useful user uses using usually various versus very
via vs want was way ways we well went were what whatever when whenever where whereas whereby wherein
wherever whether which whichever while who whole whom whose why will with within without would yet
you your yours don doesn didn isn aren wasn weren won couldn shouldn ll ve re
first third fourth four five six seven eight nine ten
"""
_OF_PAPERS = """
abstract achieve achieved achieves achieving address addressed addresses addressing aim aims analyze
analyse approach approaches available based broad called carefully carry case cases certain certify
challenge challenges challenging code common commonly compare compared comparing comparison compete
competitive conclude conduct conducted consider considered considering consist consists contrast
contribute contribution contributions current currently demonstrate demonstrated demonstrates
demonstrating denote depend depends describe described describes despite detail details develop
developed developing develops differ different difficult discuss easy effective effectively
effectiveness efficient efficiently empirical empirically enable enables enabling ensure ensures
entire evaluate evaluated evaluation evidence example examples exhibit exist existing exists
experiment experimental experimentally experiments explain explore explored extensive extensively
facilitate fact fail fails finally find finding findings finds focus focused focuses follow followed
following follows fundamental gain gains general generally github good great greater greatly handle
help helps high higher highly http https idea ideas identify illustrate important importantly
improve improved improvement improvements improves improving include included includes including
increase increased increases increasing increasingly individual inspired interest interesting
introduce introduced introduces introducing investigate investigated issue issues key lack large
larger largely latest lead leading leads leverage leverages leveraging limit limitation limitations
limited literature long low lower main major manner mainly method methods model models motivate
motivated multiple natural necessary new newly note novel number observe observed obtain obtained
obtains offer offers open order org outperform outperforms overcome paper papers particular
particularly perform performance performances performed performing performs popular possible
potential potentially practical practice practically present presented presents prevent previous
previously prior problem problems proceed produce produced promising proper properly propose
proposed proposes proposing prove proven proves provide provided provides providing publicly
question questions range real realistic realworld recent recently reduce reduced reduces regard
regarding related relatively release relevant rely relies remain remains require required
requirement requires requiring research result resulting results resolve reveal reveals rich role
set settings setting show showed showing shown shows significant significantly similar similarly
simple simply simultaneously small smaller solution solutions solve solved solves solving specific
specifically standard state stateoftheart step still strong studied studies study studying
substantial substantially successful successfully suffer suffers suggest suggests support task tasks
technique techniques tend term terms test tested typical typically understand understanding unknown
unlike usual utilize utilized utilizing valid validate variety verify wide widely work working works
world www com
"""
_FRENCH = """
au aux avec ce ces cet cette comme dans de des donc du elle en entre est et etre il ils je la le les
leur leurs mais nous on ont ou par pas plus pour que qui sans se ses son sont sous sur un une vers
"""
_GERMAN = """
aber alle als am an auch auf aus bei bis das dass dem den der des die diese dieser dieses durch ein
eine einem einen einer eines er es fur haben hat ich im in ist kann mit nach nicht noch nur oder
sich sie sind so uber um und unter von vor war werden wie wir wird zu zum zur zwischen
"""
_SPANISH_AND_PORTUGUESE = """
ao aos como con da das del dos e el ella em en entre era es esta este esto foi ha la las lo los mas
na nao no nos o os para pela pelo pero por que se sem ser si sin sobre su sua suas sus tambem um uma
un una uno y ya
"""
_ITALIAN = """
al alla alle che col con dal dalla degli dei del della delle di e gli il in la le lo ma nel nella
non o per piu quale questa questo si sono su sul sulla tra un una uno
"""
_RUSSIAN = """
а без бы был быть в для до его ее и из или их к как ко которые который мы на не но о об от по при с
со так также то у что это этот
"""
STOP_WORDS = frozenset(
    " ".join(
        (_ENGLISH, _OF_PAPERS, _FRENCH, _GERMAN, _SPANISH_AND_PORTUGUESE, _ITALIAN, _RUSSIAN)
    ).split()
)
